@echo off
rem Starts Souffleur from this checkout with the arguments it was given; the first start installs it into .venv.
rem The same as ./souffleur elsewhere; here the installer itself looks whether there is anything to do.
setlocal
set "checkout=%~dp0"
set "python=py -3"
where py >nul 2>nul || set "python=python"
%python% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul || goto no_python
pushd "%checkout%"
%python% -m tools.launcher.install
set "code=%ERRORLEVEL%"
popd
if not "%code%"=="0" exit /b %code%
"%checkout%.venv\Scripts\souffleur.exe" %*
exit /b %ERRORLEVEL%

:no_python
echo souffleur: error: Python 3.11 or newer was not found. Install it, then run the same command again. 1>&2
exit /b 5
