; What the installer says, beside what NSIS says itself, in each of its languages.

LangString Workspace ${LANG_ENGLISH} "Ninefold workspace"
LangString Workspace ${LANG_GERMAN} "Ninefold-Arbeitsbereich"
LangString Workspace ${LANG_DUTCH} "Ninefold-werkruimte"
LangString Workspace ${LANG_FRENCH} "Espace de travail Ninefold"

LangString Bundle ${LANG_ENGLISH} "Ninefold bundle"
LangString Bundle ${LANG_GERMAN} "Ninefold-Bündel"
LangString Bundle ${LANG_DUTCH} "Ninefold-bundel"
LangString Bundle ${LANG_FRENCH} "Lot Ninefold"

LangString StillRuns ${LANG_ENGLISH} "Ninefold is running. Close it, then choose Retry.$\n$\nNothing has been changed so far."
LangString StillRuns ${LANG_GERMAN} "Ninefold läuft noch. Schließen Sie es und wählen Sie dann „Wiederholen“.$\n$\nBisher wurde nichts geändert."
LangString StillRuns ${LANG_DUTCH} "Ninefold is nog geopend. Sluit het en kies dan Opnieuw.$\n$\nEr is nog niets gewijzigd."
LangString StillRuns ${LANG_FRENCH} "Ninefold est en cours d’exécution. Fermez-le, puis recommencez.$\n$\nRien n’a été modifié pour l’instant."

LangString NoWebView2 ${LANG_ENGLISH} "Ninefold is installed, but its window needs Microsoft Edge WebView2, which this computer lacks.$\n$\nOn a computer without internet access, use the “Evergreen Standalone Installer” (x64) from$\n${WEBVIEW2_PAGE}$\n$\nOpen that page now?"
LangString NoWebView2 ${LANG_GERMAN} "Ninefold ist installiert, aber sein Fenster braucht Microsoft Edge WebView2, das auf diesem Computer fehlt.$\n$\nFür einen Computer ohne Internet gibt es den „Evergreen Standalone Installer“ (x64) auf$\n${WEBVIEW2_PAGE}$\n$\nDiese Seite jetzt öffnen?"
LangString NoWebView2 ${LANG_DUTCH} "Ninefold is geïnstalleerd, maar het venster heeft Microsoft Edge WebView2 nodig, dat op deze computer ontbreekt.$\n$\nVoor een computer zonder internet is er de “Evergreen Standalone Installer” (x64) op$\n${WEBVIEW2_PAGE}$\n$\nDeze pagina nu openen?"
LangString NoWebView2 ${LANG_FRENCH} "Ninefold est installé, mais sa fenêtre a besoin de Microsoft Edge WebView2, absent de cet ordinateur.$\n$\nPour un ordinateur sans Internet, utilisez le « Evergreen Standalone Installer » (x64) de$\n${WEBVIEW2_PAGE}$\n$\nOuvrir cette page maintenant ?"
