; The installer for Windows: for the person who runs it, without an administrator's rights and without a network.
;
; makensis -DVERSION=1.2.3 -DPROGRAMS=folder -DPROJECT=folder -DSETUP=file ninefold.nsi
;   VERSION   three numbers
;   PROGRAMS  where ninefold.exe and ninefold-cli.exe are, and with them what they need
;   PROJECT   the project's folder
;   SETUP     what is made
;   TARGET    if given, the kind of NSIS's own code, such as amd64-unicode
; It ends with 2 when nothing was changed because Ninefold runs.

!ifdef TARGET
  Target ${TARGET}
!else
  Unicode true
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Ninefold"
; Where WebView2 says which version is there, and where its installer for computers without a network is.
; https://learn.microsoft.com/microsoft-edge/webview2/concepts/distribution
!define WEBVIEW2 "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/microsoft-edge/webview2/"

Name "Ninefold"
OutFile "${SETUP}"
InstallDir "$LOCALAPPDATA\Programs\Ninefold"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestLongPathAware true
BrandingText "Ninefold ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Ninefold"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs Ninefold"
VIAddVersionKey CompanyName "The Ninefold maintainers"
VIAddVersionKey LegalCopyright "The Ninefold maintainers"

!define MUI_ICON "${PROJECT}/icons/icon.ico"
!define MUI_UNICON "${PROJECT}/icons/icon.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\ninefold.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for everybody whose language is none of them.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "French"
!include words.nsh

; A program that runs can't be written to. Asks until both have ended in the folder $1, or ends with nothing changed.
!macro HAS_ENDED un
Function ${un}HasEnded
  again:
  !insertmacro IS_FREE "$1\ninefold.exe"
  !insertmacro IS_FREE "$1\ninefold-cli.exe"
  Return
  runs:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
FunctionEnd
!macroend
!macro IS_FREE program
  ${If} ${FileExists} "${program}"
    ClearErrors
    FileOpen $0 "${program}" a
    IfErrors runs
    FileClose $0
  ${EndIf}
!macroend
!insertmacro HAS_ENDED ""
!insertmacro HAS_ENDED "un."

; Takes away what was installed in a folder, each file by its name.
!macro TAKE_AWAY folder
  Delete "${folder}\ninefold.exe"
  Delete "${folder}\ninefold-cli.exe"
  Delete "${folder}\WebView2Loader.dll"
  Delete "${folder}\LICENSE"
  Delete "${folder}\THIRD-PARTY-LICENSES.txt"
  Delete "${folder}\uninstall.exe"
  RMDir "${folder}"
!macroend

; Without WebView2 there is no window. It can be installed before or after, so this one goes on.
Function NeedsWebView2
  SetRegView 32
  ReadRegStr $0 HKLM "Software\${WEBVIEW2}" "pv"
  SetRegView default
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\${WEBVIEW2}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    DetailPrint "$(NoWebView2)"
    MessageBox MB_YESNO|MB_ICONINFORMATION "$(NoWebView2)" /SD IDNO IDNO done
    ExecShell "open" "${WEBVIEW2_PAGE}"
    done:
  ${EndIf}
FunctionEnd

; That a kind of file is ours to open, by a double click and by dropping it on the program.
!macro ASSOCIATE end type name
  WriteRegStr HKCU "Software\Classes\${type}" "" "${name}"
  WriteRegStr HKCU "Software\Classes\${type}\DefaultIcon" "" "$INSTDIR\ninefold.exe,0"
  WriteRegStr HKCU "Software\Classes\${type}\shell\open\command" "" '"$INSTDIR\ninefold.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\${end}" "" "${type}"
  WriteRegStr HKCU "Software\Classes\${end}\OpenWithProgids" "${type}" ""
!macroend

; That it is no longer; what another program says of it stays.
!macro DISSOCIATE end type
  DeleteRegKey HKCU "Software\Classes\${type}"
  DeleteRegValue HKCU "Software\Classes\${end}\OpenWithProgids" "${type}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${end}\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\${end}" ""
  ${If} $0 == "${type}"
    DeleteRegValue HKCU "Software\Classes\${end}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\${end}"
!macroend

!macro TYPES_CHANGED
  ; SHCNE_ASSOCCHANGED: the desktop draws its icons anew.
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

Section
  StrCpy $1 "$INSTDIR"
  Call HasEnded
  ; Installed into another folder before, it moves.
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} $1 != "$INSTDIR"
    Call HasEnded
    !insertmacro TAKE_AWAY "$1"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}/ninefold.exe"
  File "${PROGRAMS}/ninefold-cli.exe"
  ; Microsoft's compiler links it into the program.
  !if /FileExists "${PROGRAMS}/WebView2Loader.dll"
    File "${PROGRAMS}/WebView2Loader.dll"
  !endif
  File "${PROJECT}/LICENSE"
  File "${PROJECT}/THIRD-PARTY-LICENSES.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Ninefold.lnk" "$INSTDIR\ninefold.exe"

  !insertmacro ASSOCIATE ".ninefold" "Ninefold.Workspace" "$(Workspace)"
  !insertmacro ASSOCIATE ".ninefold-bundle" "Ninefold.Bundle" "$(Bundle)"
  !insertmacro TYPES_CHANGED

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Ninefold"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ninefold.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Ninefold maintainers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  Call NeedsWebView2
SectionEnd

; Workspaces and settings stay: they are the person's.
Section "Uninstall"
  StrCpy $1 "$INSTDIR"
  Call un.HasEnded
  !insertmacro TAKE_AWAY "$INSTDIR"
  Delete "$SMPROGRAMS\Ninefold.lnk"

  !insertmacro DISSOCIATE ".ninefold" "Ninefold.Workspace"
  !insertmacro DISSOCIATE ".ninefold-bundle" "Ninefold.Bundle"
  !insertmacro TYPES_CHANGED
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
