; The installer for Windows 10 and 11, made on Windows from the built folder, in the repository's folder:
;   makensis -NOCD -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DFOLDER=build\app\gongkai-desktop -DOUT=build
;     -DICON=resources\icons\app.ico -DLICENSE=build\licence.txt packaging\windows\installer.nsi
; as .github/workflows/windows.yml does; the licence is LICENSE with a byte order mark before it. Whether it compiles is
; checked on Linux with `make setup-check`; it has not been run on a Windows machine from this repository.
; Under Wine only the core's tests were run, on a Python of Windows (`make windows-test`); neither the rights of NTFS,
; limits of memory, virus scanners, long paths nor the console's keyboard are seen there (see CONTRIBUTING.md).
;
; It installs for one user, so a clerk needs no administrator; `/S` installs without questions, `/D=` chooses the folder.
; Offices' folders and settings are never touched, by installing, upgrading or removing.
Unicode true
!include MUI2.nsh
!include x64.nsh

!define NAME "信息公开台账"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\gongkai-desktop"
!define KIND "gongkai-desktop.office"

Name "${NAME}"
OutFile "${OUT}\gongkai-desktop_${VERSION}_setup.exe"
InstallDir "$LOCALAPPDATA\Programs\gongkai-desktop"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gongkai-desktop.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "本程序需要 64 位的 Windows 10 或 Windows 11。"
    Abort
  ${EndIf}
FunctionEnd

; A running program holds its own file: it is asked to be closed before anything is replaced.
!macro Closed un
Function ${un}Closed
  again:
  IfFileExists "$INSTDIR\gongkai-desktop.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\gongkai-desktop.exe" a
  IfErrors 0 opened
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}还开着。请先关闭它，再按“重试”。" /SD IDCANCEL IDRETRY again
  Abort
  opened:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro Closed ""
!insertmacro Closed "un."

Section
  Call Closed
  RMDir /r "$INSTDIR\_internal" ; what a version before left there is not of this one
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\gongkai-desktop.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\gongkai-desktop.exe"

  ; Windows knows kinds of files by their ending alone. ".db" belongs to many programs: ours is only offered in
  ; “打开方式”, and what opens .db files today stays as it is.
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\gongkai-desktop.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\gongkai-desktop.exe" "%1"'
  WriteRegNone HKCU "Software\Classes\.db\OpenWithProgids" "${KIND}"

  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\gongkai-desktop.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.Closed
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\gongkai.exe"
  Delete "$INSTDIR\gongkai-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays when somebody keeps other things in it
  DeleteRegValue HKCU "Software\Classes\.db\OpenWithProgids" "${KIND}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
