# What CI does with the package on Windows: install, work, upgrade, refuse a downgrade, remove. Ends with 1 at the first
# thing that is not as promised. It was written without a Windows to run it on: see installers/RELEASE.md.
#   smoke.ps1 -Package souffleur-0.1.0.msi -Newer souffleur-0.1.1.msi -Samples resources\samples
param(
    [Parameter(Mandatory)] [string] $Package,
    [Parameter(Mandatory)] [string] $Newer,
    [Parameter(Mandatory)] [string] $Samples
)
$ErrorActionPreference = 'Stop'
$folder = "$env:ProgramFiles\Souffleur"
$programs = "$folder\souffleur"
$work = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
New-Item -ItemType Directory $work | Out-Null
$env:SOUFFLEUR_HOME = "$work\home é"

function Assert([bool] $Condition, [string] $What) {
    if (-not $Condition) { Write-Host "FAILED  $What"; exit 1 }
    Write-Host "passed  $What"
}

function Installer([string[]] $Arguments) {
    $process = Start-Process msiexec.exe -ArgumentList ($Arguments + @('/qn', '/norestart', '/l*v', "$work\msi.log")) -Wait -PassThru
    return $process.ExitCode
}

function Run([string] $Program, [string[]] $Arguments, [int] $Expected = 0) {
    & "$programs\$Program" @Arguments 2>&1 | Tee-Object -FilePath "$work\output.txt" | Out-Host
    Assert ($LASTEXITCODE -eq $Expected) "$Program $($Arguments -join ' ')"
}

function Traces() {
    @($folder, 'HKLM:\SOFTWARE\Souffleur', 'HKLM:\SOFTWARE\Policies\Souffleur') | Where-Object { Test-Path $_ }
}

Assert (-not (Traces)) 'nothing of Souffleur is here before'
$code = Installer @('/i', "`"$Package`"", 'DESKTOPSHORTCUT=1', 'MODELDIR=C:\Newsroom\models')
Assert ($code -eq 0) "installs silently ($code)"
Assert (Test-Path "$env:PUBLIC\Desktop\Souffleur.lnk") 'DESKTOPSHORTCUT=1 makes an icon'
$policy = (Get-ItemProperty 'HKLM:\SOFTWARE\Policies\Souffleur\Recommended').ModelsSearchPath
Assert ((@($policy) | Where-Object { $_ }) -contains 'C:\Newsroom\models') 'MODELDIR is the default of the policy'
Assert (Test-Path "$folder\policies\Souffleur.admx") 'the templates are beside it'
$rights = (Get-Acl "$env:ProgramData\Souffleur").Sddl
Assert ($rights -match '^O:BA' -and $rights -notmatch 'WD\)') "the machine's folder is the administrators' ($rights)"
Assert (-not (Get-Process souffleur* -ErrorAction SilentlyContinue)) 'nothing was launched'

Run 'souffleur.exe' @('--version')
Run 'souffleur.exe' @('doctor')
Assert ((Get-Content "$work\output.txt" -Raw) -match 'ModelsSearchPath') 'doctor names the policy'
Run 'souffleur.exe' @('transcribe', "$Samples\interview-en.flac", '--model', 'basic', '--language', 'en', '--output', "$work\out")
Assert ((Get-Item "$work\out\interview-en.txt").Length -gt 200) 'the sample is transcribed'
Run 'souffleur.exe' @('narrate', "$Samples\article-en.md", '--voice', 'espeak', '--output', "$work\out\article.mp3")
Assert ((Get-Item "$work\out\article.mp3").Length -gt 10000) 'the article is narrated'

$window = Start-Process "$programs\souffleur-desktop.exe" -PassThru
$window.WaitForInputIdle(60000) | Out-Null
Assert (-not $window.WaitForExit(10000)) 'the window stays open'
Assert ($window.MainWindowTitle -match 'Souffleur') "the window is on the screen ($($window.MainWindowTitle))"
$window.CloseMainWindow() | Out-Null
Assert ($window.WaitForExit(30000)) 'the window closes'

$code = Installer @('/i', "`"$Newer`"")
Assert ($code -eq 0) "upgrades ($code)"
Assert (Test-Path "$env:PUBLIC\Desktop\Souffleur.lnk") 'the upgrade remembers DESKTOPSHORTCUT'
$policy = (Get-ItemProperty 'HKLM:\SOFTWARE\Policies\Souffleur\Recommended').ModelsSearchPath
Assert ((@($policy) | Where-Object { $_ }) -contains 'C:\Newsroom\models') 'the upgrade remembers MODELDIR'
$code = Installer @('/i', "`"$Package`"")
Assert ($code -eq 1603) "refuses a downgrade ($code)"
Run 'souffleur.exe' @('library', 'list')

$code = Installer @('/x', "`"$Newer`"")
Assert ($code -eq 0) "is removed silently ($code)"
Assert (-not (Traces)) 'nothing is left of the program'
Assert (Test-Path "$env:SOUFFLEUR_HOME\library\library.db") 'the library stays'
