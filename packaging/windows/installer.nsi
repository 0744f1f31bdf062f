; The installer for Windows 10 and 11, made on Windows from the built folder, in the repository's folder:
;   makensis -NOCD -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DFOLDER=build\app\gongkai-desktop -DOUT=build
;     -DICON=resources\icons\app.ico -DLICENSE=build\licence.txt packaging\windows\installer.nsi
; as .github/workflows/windows.yml does; the licence is LICENSE with a byte order mark before it. Whether it compiles is
; checked on Linux with `make setup-check`. It was run under Wine 10 (with NSIS' 64-bit stub), not on a real Windows:
; neither the rights of NTFS nor virus scanners are seen there (see CONTRIBUTING.md).
;
; It installs for one user, so a clerk needs no administrator; `/S` installs without questions, `/D=` chooses the folder.
; Offices' folders and settings are never touched, by installing, upgrading or removing.
Unicode true
!include FileFunc.nsh
!include MUI2.nsh
!include StrFunc.nsh
!include WinVer.nsh
!include x64.nsh
${UnStrStr}

!define NAME "信息公开台账"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\gongkai-desktop"
!define KIND "gongkai-desktop.office"
!define LOGIN "Software\Microsoft\Windows\CurrentVersion\Run"
!define OLDEST 17763 ; the build of Windows 10 (1809) that Qt begins with

Name "${NAME}"
OutFile "${OUT}\gongkai-desktop_${VERSION}_setup.exe"
InstallDir "$LOCALAPPDATA\Programs\gongkai-desktop"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
AllowSkipFiles off ; a program of which a part is missing is none
ManifestDPIAware true
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "${NAME}的贡献者"
VIAddVersionKey /LANG=2052 "LegalCopyright" "木兰宽松许可证，第 2 版"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}\Contrib\Graphics\Wizard\nsis3-metro.bmp" ; the usual one is of the time of Windows 95
!define MUI_UNCONFIRMPAGE_TEXT_TOP "只移除程序。各单位的文件夹（台账、附件、备份）和窗口的设置都留着，要删请自己删。"
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
  ${OrIfNot} ${AtLeastBuild} ${OLDEST}
    MessageBox MB_ICONSTOP "本程序需要 64 位的 Windows 10（1809 以后）或 Windows 11。" /SD IDOK
    SetErrorLevel 1
    Abort
  ${EndIf}
FunctionEnd

; A running program holds its own file: it is asked to be closed before anything is replaced.
!macro Free un program
  IfFileExists "$INSTDIR\${program}" 0 ${un}${program}.free
  ClearErrors
  FileOpen $0 "$INSTDIR\${program}" a
  IfErrors held
  FileClose $0
  ${un}${program}.free:
!macroend
!macro Closed un
Function ${un}Closed
  again:
  !insertmacro Free "${un}" "gongkai-desktop.exe"
  !insertmacro Free "${un}" "gongkai.exe"
  Return
  held:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}还开着（也可能是命令行的 gongkai 正在做事）。请先关闭它，再按“重试”。" /SD IDCANCEL IDRETRY again
  Abort
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
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}的贡献者"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\gongkai-desktop.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  ${RefreshShellIcons}
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
  ; “登录时打开”, where it is this program that is opened, not one that is carried about.
  ReadRegStr $0 HKCU "${LOGIN}" "gongkai-desktop"
  ${UnStrStr} $1 $0 "$INSTDIR\"
  ${If} $1 != ""
    DeleteRegValue HKCU "${LOGIN}" "gongkai-desktop"
  ${EndIf}
  ${RefreshShellIcons}
SectionEnd
