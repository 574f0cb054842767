@echo off
rem Format, lint, types, layers and every test: the same as ./check elsewhere.
setlocal
cd /d "%~dp0"
set "python=py -3"
where py >nul 2>nul || set "python=python"
%python% -m tools.launcher.install dev || exit /b 5
.venv\Scripts\python.exe -m tools.check %*
exit /b %ERRORLEVEL%
