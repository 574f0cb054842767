<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActivityWorkspace</name>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>Rien n’a encore été fait</translation>
    </message>
    <message>
        <source>Transcriptions and narrations are listed here while they wait and run, and afterwards.</source>
        <translation>Les transcriptions et les lectures audio figurent ici pendant qu’elles attendent et avancent, puis une fois terminées.</translation>
    </message>
    <message>
        <source>Go to the interviews</source>
        <translation>Aller aux entretiens</translation>
    </message>
    <message>
        <source>1 job waits</source>
        <translation>1 tâche en attente</translation>
    </message>
    <message>
        <source>{0} jobs wait</source>
        <translation>{0} tâches en attente</translation>
    </message>
    <message>
        <source>Everything is done in {0}</source>
        <translation>Tout sera terminé dans {0}</translation>
    </message>
    <message>
        <source>“{0}” was cancelled; what was done until then is kept.</source>
        <translation>«&#x202f;{0}&#x202f;» est annulée&#x202f;; ce qui était fait est conservé.</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>Touches par défaut</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Ne&amp;w keys:</source>
        <translation>&amp;Nouvelles touches&#x202f;:</translation>
    </message>
    <message>
        <source>Press the keys that are to do this.</source>
        <translation>Appuyez sur les touches qui doivent le faire.</translation>
    </message>
    <message>
        <source>Done. “{0}” no longer has these keys.</source>
        <translation>C’est fait. «&#x202f;{0}&#x202f;» n’a plus ces touches.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>C’est fait.</translation>
    </message>
</context>
<context>
    <name>CommandPage</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>The command is on the clipboard.</source>
        <translation>La commande est dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>CommandPages</name>
    <message>
        <source>Articles are read aloud from the command line in this version</source>
        <translation>Dans cette version, les articles se lisent depuis la ligne de commande</translation>
    </message>
    <message>
        <source>“say-what” in place of “narrate” shows what the voice will say:</source>
        <translation>«&#x202f;say-what&#x202f;» au lieu de «&#x202f;narrate&#x202f;» montre ce que dira la voix&#x202f;:</translation>
    </message>
    <message>
        <source>The list of names is kept from the command line in this version</source>
        <translation>Dans cette version, la liste des noms se tient depuis la ligne de commande</translation>
    </message>
    <message>
        <source>A name in the list is spelled right in every new transcript:</source>
        <translation>Un nom de la liste est bien orthographié dans chaque nouvelle transcription&#x202f;:</translation>
    </message>
    <message>
        <source>Models are added from the command line in this version</source>
        <translation>Dans cette version, les modèles s’ajoutent depuis la ligne de commande</translation>
    </message>
    <message>
        <source>This lists what is installed; “import” in place of “list” adds a folder:</source>
        <translation>Voici ce qui est installé&#x202f;; «&#x202f;import&#x202f;» au lieu de «&#x202f;list&#x202f;» ajoute un dossier&#x202f;:</translation>
    </message>
    <message>
        <source>What is in force is shown by the command line in this version</source>
        <translation>Dans cette version, la ligne de commande montre ce qui est en vigueur</translation>
    </message>
    <message>
        <source>Devices, models, folders, policies, and what would not work:</source>
        <translation>Matériel, modèles, dossiers, règles, et ce qui ne marcherait pas&#x202f;:</translation>
    </message>
</context>
<context>
    <name>CrashNews</name>
    <message>
        <source>Souffleur did not end properly last time.</source>
        <translation>La dernière fois, Souffleur ne s’est pas terminé normalement.</translation>
    </message>
    <message>
        <source>Everything that was stored is here, and unfinished transcriptions go on.</source>
        <translation>Tout ce qui était enregistré est là, et les transcriptions inachevées reprennent.</translation>
    </message>
    <message>
        <source>Souffleur made a mistake.</source>
        <translation>Souffleur a commis une erreur.</translation>
    </message>
    <message>
        <source>Nothing that was stored is lost. The report stays on this computer.</source>
        <translation>Rien de ce qui était enregistré n’est perdu. Le rapport reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Voir le rapport</translation>
    </message>
</context>
<context>
    <name>DeviceMenu</name>
    <message>
        <source>No device found: plug in headphones or a loudspeaker</source>
        <translation>Aucun appareil trouvé&#x202f;: branchez un casque ou un haut-parleur</translation>
    </message>
    <message>
        <source>What the system uses</source>
        <translation>Celui du système</translation>
    </message>
    <message>
        <source>{device} (not plugged in)</source>
        <translation>{device} (non branché)</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>The text repeats itself more than people do.</source>
        <translation>Le texte se répète plus qu’on ne le fait en parlant.</translation>
    </message>
    <message>
        <source>The recogniser was not sure of this passage.</source>
        <translation>La reconnaissance n’était pas sûre de ce passage.</translation>
    </message>
    <message>
        <source>There is hardly any sound here: the words may be invented.</source>
        <translation>Il n’y a presque pas de son ici&#x202f;: les mots sont peut-être inventés.</translation>
    </message>
    <message>
        <source>Nobody seems to speak here: the words may be invented.</source>
        <translation>Personne ne semble parler ici&#x202f;: les mots sont peut-être inventés.</translation>
    </message>
    <message>
        <source>Nobody says so many, or so few, words in that time.</source>
        <translation>Personne ne dit autant, ou aussi peu, de mots en si peu de temps.</translation>
    </message>
    <message>
        <source>The sound is damaged here.</source>
        <translation>Le son est abîmé ici.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Let go to add these recordings</source>
        <translation>Lâchez pour ajouter ces enregistrements</translation>
    </message>
</context>
<context>
    <name>EditCommand</name>
    <message>
        <source>typing</source>
        <translation>la saisie</translation>
    </message>
    <message>
        <source>splitting a passage</source>
        <translation>la coupure d’un passage</translation>
    </message>
    <message>
        <source>joining passages</source>
        <translation>la réunion de passages</translation>
    </message>
    <message>
        <source>a new passage</source>
        <translation>un nouveau passage</translation>
    </message>
    <message>
        <source>replacing</source>
        <translation>le remplacement</translation>
    </message>
    <message>
        <source>a change of speakers</source>
        <translation>un changement d’intervenant</translation>
    </message>
    <message>
        <source>ticking</source>
        <translation>le pointage</translation>
    </message>
    <message>
        <source>what was heard again</source>
        <translation>la nouvelle écoute</translation>
    </message>
    <message>
        <source>going back to the machine’s text</source>
        <translation>le retour au texte de la machine</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the transcript</source>
        <translation>Exporter la transcription</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>What the file will look like</source>
        <translation>Aperçu du fichier</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>&amp;Nom du fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisir un autre dossier</translation>
    </message>
    <message>
        <source>A person has reviewed this transcript, and every file says who: “{0}”.</source>
        <translation>Une personne a relu cette transcription, et chaque fichier dit qui&#x202f;: «&#x202f;{0}&#x202f;».</translation>
    </message>
    <message>
        <source>This transcript is not reviewed, and every file says so: “{0}”.</source>
        <translation>Cette transcription n’est pas relue, et chaque fichier le dit&#x202f;: «&#x202f;{0}&#x202f;».</translation>
    </message>
    <message>
        <source>Export {0} files</source>
        <translation>Exporter {0} fichiers</translation>
    </message>
    <message>
        <source>Export into this folder</source>
        <translation>Exporter dans ce dossier</translation>
    </message>
    <message>
        <source>“{0}” was written.</source>
        <translation>«&#x202f;{0}&#x202f;» est enregistré.</translation>
    </message>
    <message>
        <source>{0} files were written into {1}.</source>
        <translation>{0} fichiers sont enregistrés dans {1}.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
</context>
<context>
    <name>ExportFormat</name>
    <message>
        <source>Plain text</source>
        <translation>Texte brut</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Document Word</translation>
    </message>
    <message>
        <source>Subtitles, SubRip</source>
        <translation>Sous-titres SubRip</translation>
    </message>
    <message>
        <source>Subtitles, WebVTT</source>
        <translation>Sous-titres WebVTT</translation>
    </message>
    <message>
        <source>Data, JSON</source>
        <translation>Données JSON</translation>
    </message>
    <message>
        <source>Table, CSV</source>
        <translation>Tableau CSV</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
</context>
<context>
    <name>ExportOptionsForm</name>
    <message>
        <source>Time codes</source>
        <translation>Codes temporels</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Intervenants</translation>
    </message>
    <message>
        <source>A row for each passage</source>
        <translation>Une ligne par passage</translation>
    </message>
    <message>
        <source>A row for each word</source>
        <translation>Une ligne par mot</translation>
    </message>
    <message>
        <source>This format always holds everything.</source>
        <translation>Ce format contient toujours tout.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes du tableau</translation>
    </message>
    <message>
        <source>Characters in a line</source>
        <translation>Caractères par ligne</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Characters a second</source>
        <translation>Caractères par seconde</translation>
    </message>
    <message>
        <source>Shortest, in seconds</source>
        <translation>Durée minimale (s)</translation>
    </message>
    <message>
        <source>Longest, in seconds</source>
        <translation>Durée maximale (s)</translation>
    </message>
</context>
<context>
    <name>ExportQuestion</name>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Garder les deux</translation>
    </message>
    <message>
        <source>“{0}” is there already.</source>
        <translation>«&#x202f;{0}&#x202f;» existe déjà.</translation>
    </message>
    <message>
        <source>These files are there already: {0}.</source>
        <translation>Ces fichiers existent déjà&#x202f;: {0}.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Previous find</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Next find</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>This is no regular expression: {0} (at character {1})</source>
        <translation>Ce n’est pas une expression régulière&#x202f;: {0} (au caractère {1})</translation>
    </message>
    <message>
        <source>This pattern is too complicated for this text.</source>
        <translation>Cette expression est trop complexe pour ce texte.</translation>
    </message>
</context>
<context>
    <name>Growing</name>
    <message>
        <source>Passages were changed in another window; they are shown as they are now.</source>
        <translation>Des passages ont été modifiés dans une autre fenêtre&#x202f;; ils sont affichés tels qu’ils sont maintenant.</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>Speakers, times and ticks</source>
        <translation>Intervenants, minutages et coches</translation>
    </message>
    <message>
        <source>Unknown speaker</source>
        <translation>Intervenant inconnu</translation>
    </message>
    <message>
        <source>Change who speaks</source>
        <translation>Changer d’intervenant</translation>
    </message>
    <message>
        <source>Hear this passage</source>
        <translation>Écouter ce passage</translation>
    </message>
    <message>
        <source>Checked: click to take the tick away</source>
        <translation>Vérifié&#x202f;: cliquer pour décocher</translation>
    </message>
    <message>
        <source>Tick as checked</source>
        <translation>Cocher comme vérifié</translation>
    </message>
    <message>
        <source>Something else was heard again</source>
        <translation>Une nouvelle écoute donne autre chose</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>There is no further doubt or gap in this direction.</source>
        <translation>Il n’y a plus de doute ni de manque dans ce sens.</translation>
    </message>
    <message>
        <source>The passage is being transcribed again. Your text stays until you decide.</source>
        <translation>Le passage est transcrit à nouveau. Votre texte reste jusqu’à votre décision.</translation>
    </message>
    <message>
        <source>Speaker {0}</source>
        <translation>Intervenant {0}</translation>
    </message>
    <message>
        <source>Unknown speaker</source>
        <translation>Intervenant inconnu</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteux</translation>
    </message>
</context>
<context>
    <name>HitCells</name>
    <message>
        <source>heard by the machine, changed since</source>
        <translation>entendu par la machine, modifié depuis</translation>
    </message>
</context>
<context>
    <name>InterviewsWorkspace</name>
    <message>
        <source>Record an interview</source>
        <translation>Enregistrer un entretien</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Ajouter des enregistrements</translation>
    </message>
    <message>
        <source>Search every transcript</source>
        <translation>Chercher dans toutes les transcriptions</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Back to the recordings</source>
        <translation>Retour aux enregistrements</translation>
    </message>
    <message>
        <source>Add copied recordings</source>
        <translation>Ajouter les enregistrements copiés</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>There are no files on the clipboard.</source>
        <translation>Il n’y a aucun fichier dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Retry or resume</source>
        <translation>Réessayer ou reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Reculer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>JobBanner</name>
    <message>
        <source>Still being transcribed: what is here can be read and edited already.</source>
        <translation>Transcription en cours&#x202f;: ce qui est là peut déjà être lu et corrigé.</translation>
    </message>
    <message>
        <source>Progress of the transcription</source>
        <translation>Avancement de la transcription</translation>
    </message>
</context>
<context>
    <name>JobDetails</name>
    <message>
        <source>The chosen job</source>
        <translation>La tâche choisie</translation>
    </message>
    <message>
        <source>It is done. The transcript has passages to look at; they are marked.</source>
        <translation>C’est terminé. La transcription a des passages à vérifier&#x202f;; ils sont signalés.</translation>
    </message>
    <message>
        <source>What was transcribed until then is kept, and can be opened and gone on with.</source>
        <translation>Ce qui était transcrit est conservé&#x202f;; on peut l’ouvrir et reprendre.</translation>
    </message>
    <message>
        <source>The original was not touched.</source>
        <translation>L’original n’a pas été touché.</translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message>
        <source>“{0}” could not be transcribed.</source>
        <translation>«&#x202f;{0}&#x202f;» n’a pas pu être transcrit.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>“{0}” is transcribed, with passages to look at.</source>
        <translation>«&#x202f;{0}&#x202f;» est transcrit&#x202f;; des passages sont à vérifier.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>“{0}” is transcribed.</source>
        <translation>«&#x202f;{0}&#x202f;» est transcrit.</translation>
    </message>
</context>
<context>
    <name>JobsModel</name>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>deleted meanwhile</source>
        <translation>supprimé entre-temps</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#x202f;: {1}</translation>
    </message>
    <message>
        <source>Transcription</source>
        <translation>Transcription</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Lecture audio</translation>
    </message>
    <message>
        <source>Listening again</source>
        <translation>Nouvelle écoute</translation>
    </message>
    <message>
        <source>Running, {0}</source>
        <translation>En cours, {0}</translation>
    </message>
    <message>
        <source>Waits until it is restored</source>
        <translation>Attend que l’enregistrement soit rétabli</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompue</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Done, with warnings</source>
        <translation>Terminée, avec des avertissements</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>reading the sound</source>
        <translation>lecture du son</translation>
    </message>
    <message>
        <source>finding out the language</source>
        <translation>détection de la langue</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Ajouter des enregistrements…</translation>
    </message>
    <message>
        <source>Or drop them anywhere on the window</source>
        <translation>Ou déposez-les n’importe où dans la fenêtre</translation>
    </message>
    <message>
        <source>No interviews yet</source>
        <translation>Pas encore d’entretien</translation>
    </message>
    <message>
        <source>Drop recordings here, or add them with Ctrl+O. They stay where they are; nothing leaves this computer.</source>
        <translation>Déposez des enregistrements ici, ou ajoutez-les avec Ctrl+O. Ils restent où ils sont&#x202f;; rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Record an interview</source>
        <translation>Enregistrer un entretien</translation>
    </message>
    <message>
        <source>Try it with the sample interview</source>
        <translation>Essayer avec l’entretien d’exemple</translation>
    </message>
    <message>
        <source>No recording matches</source>
        <translation>Aucun enregistrement ne correspond</translation>
    </message>
    <message>
        <source>The list is narrowed by title or by state.</source>
        <translation>La liste est filtrée par titre ou par état.</translation>
    </message>
    <message>
        <source>Show all recordings</source>
        <translation>Afficher tous les enregistrements</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>Narrow the list by title</source>
        <translation>Filtrer la liste par titre</translation>
    </message>
    <message>
        <source>States to show</source>
        <translation>États à afficher</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Ordre de la liste</translation>
    </message>
    <message>
        <source>Another order</source>
        <translation>Autre ordre</translation>
    </message>
    <message>
        <source>{0} of {1} recordings</source>
        <translation>{0} enregistrements sur {1}</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>1 enregistrement</translation>
    </message>
    <message>
        <source>{0} recordings</source>
        <translation>{0} enregistrements</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Du plus ancien au plus récent</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Par titre</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Du plus long au plus court</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Par langue</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Par état</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open recordings</source>
        <translation>Ouvrir des enregistrements</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back to the recordings</source>
        <translation>Retour aux enregistrements</translation>
    </message>
</context>
<context>
    <name>PassageMenu</name>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Qui parle</translation>
    </message>
    <message>
        <source>Somebody new…</source>
        <translation>Quelqu’un d’autre…</translation>
    </message>
    <message>
        <source>Rename “{0}” everywhere…</source>
        <translation>Renommer «&#xa0;{0}&#xa0;» partout…</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>Personne de connu</translation>
    </message>
</context>
<context>
    <name>PassagePanel</name>
    <message>
        <source>What the machine heard</source>
        <translation>Ce que la machine a entendu</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Transcribe again</source>
        <translation>Transcrire à nouveau</translation>
    </message>
    <message>
        <source>Back to the machine’s text</source>
        <translation>Revenir au texte de la machine</translation>
    </message>
    <message>
        <source>Heard again</source>
        <translation>Nouvelle écoute</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Prendre ce texte</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder le mien</translation>
    </message>
    <message>
        <source>Put the caret into a passage.</source>
        <translation>Placez le curseur dans un passage.</translation>
    </message>
    <message>
        <source>Nothing: a person wrote this passage.</source>
        <translation>Rien&#x202f;: ce passage a été écrit par une personne.</translation>
    </message>
    <message>
        <source>Exactly this text.</source>
        <translation>Exactement ce texte.</translation>
    </message>
    <message>
        <source>Being transcribed again…</source>
        <translation>Nouvelle transcription en cours…</translation>
    </message>
    <message>
        <source>Heard again by {0}</source>
        <translation>Réentendu par {0}</translation>
    </message>
    <message>
        <source>Nothing could be understood.</source>
        <translation>Rien n’a pu être compris.</translation>
    </message>
    <message>
        <source>Nobody has checked this passage yet.</source>
        <translation>Personne n’a encore vérifié ce passage.</translation>
    </message>
    <message>
        <source>Edited, not ticked as checked.</source>
        <translation>Corrigé, pas encore coché comme vérifié.</translation>
    </message>
    <message>
        <source>Checked.</source>
        <translation>Vérifié.</translation>
    </message>
</context>
<context>
    <name>PlayerCommands</name>
    <message>
        <source>Player</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lire ou mettre en pause</translation>
    </message>
    <message>
        <source>Back a few seconds</source>
        <translation>Reculer de quelques secondes</translation>
    </message>
    <message>
        <source>Forward a few seconds</source>
        <translation>Avancer de quelques secondes</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Plus lentement</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus vite</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Vitesse normale</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Répéter la sélection en boucle</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Moins fort</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Plus fort</translation>
    </message>
    <message>
        <source>Insert the time</source>
        <translation>Insérer le code temporel</translation>
    </message>
</context>
<context>
    <name>QuotesPanel</name>
    <message>
        <source>Select words in the transcript, then keep them as a quote.</source>
        <translation>Sélectionnez des mots dans la transcription, puis gardez-les comme citation.</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note beside the quote</source>
        <translation>Note à côté de la citation</translation>
    </message>
    <message>
        <source>Add the selection</source>
        <translation>Ajouter la sélection</translation>
    </message>
    <message>
        <source>Copy the quote</source>
        <translation>Copier la citation</translation>
    </message>
    <message>
        <source>Move the quote up</source>
        <translation>Monter la citation</translation>
    </message>
    <message>
        <source>Move the quote down</source>
        <translation>Descendre la citation</translation>
    </message>
    <message>
        <source>Remove the quote</source>
        <translation>Retirer la citation</translation>
    </message>
    <message>
        <source>Export quotes…</source>
        <translation>Exporter les citations…</translation>
    </message>
    <message>
        <source>The quote is on the clipboard.</source>
        <translation>La citation est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The quote was removed.</source>
        <translation>La citation a été retirée.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>Espaces de travail</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>ReadingText</name>
    <message>
        <source>Transcript</source>
        <translation>Transcription</translation>
    </message>
</context>
<context>
    <name>RecorderMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>Niveau du microphone</translation>
    </message>
</context>
<context>
    <name>RecorderPanel</name>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Repère</translation>
    </message>
    <message>
        <source>Name of the recording</source>
        <translation>Nom de l’enregistrement</translation>
    </message>
    <message>
        <source>What happens at this moment</source>
        <translation>Ce qui se passe à cet instant</translation>
    </message>
    <message>
        <source>What happens at this moment (may be left empty)</source>
        <translation>Ce qui se passe à cet instant (facultatif)</translation>
    </message>
    <message>
        <source>Marks of this recording</source>
        <translation>Repères de cet enregistrement</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Enregistreur</translation>
    </message>
    <message>
        <source>Pause or go on recording</source>
        <translation>Suspendre ou reprendre l’enregistrement</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Marquer cet instant</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Paused: what is said now is not kept.</source>
        <translation>En pause&#x202f;: ce qui se dit maintenant n’est pas conservé.</translation>
    </message>
    <message>
        <source>Too loud: the sound is cut off. Turn the level down, or move the microphone away.</source>
        <translation>Trop fort&#x202f;: le son sature. Baissez le niveau ou éloignez le microphone.</translation>
    </message>
    <message>
        <source>Nothing is heard: is the microphone muted, or not allowed for this program?</source>
        <translation>On n’entend rien&#x202f;: le microphone est-il coupé, ou interdit à ce programme&#x202f;?</translation>
    </message>
    <message>
        <source>Room for about {hours} hours on this disk</source>
        <translation>Place pour environ {hours} heures sur ce disque</translation>
    </message>
    <message>
        <source>Room for about {minutes} minutes on this disk</source>
        <translation>Place pour environ {minutes} minutes sur ce disque</translation>
    </message>
    <message>
        <source>The recording is in the library.</source>
        <translation>L’enregistrement est dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Transcribe…</source>
        <translation>Transcrire…</translation>
    </message>
    <message>
        <source>Interview of {date}</source>
        <translation>Entretien du {date}</translation>
    </message>
</context>
<context>
    <name>RecorderSource</name>
    <message>
        <source>Microphone</source>
        <translation>Microphone</translation>
    </message>
    <message>
        <source>Look for microphones again</source>
        <translation>Rechercher de nouveau les microphones</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Un</translation>
    </message>
    <message>
        <source>Two: a microphone for each speaker</source>
        <translation>Deux&#x202f;: un micro par intervenant</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>&amp;Microphone</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Canaux</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>Ni&amp;veau</translation>
    </message>
    <message>
        <source>{name} (the system’s)</source>
        <translation>{name} (celui du système)</translation>
    </message>
    <message>
        <source>This computer has no microphone.</source>
        <translation>Cet ordinateur n’a pas de microphone.</translation>
    </message>
    <message>
        <source>Plug one in, and look for microphones again.</source>
        <translation>Branchez-en un, puis relancez la recherche de microphones.</translation>
    </message>
    <message>
        <source>{decibels} louder than the microphone</source>
        <translation>{decibels} par rapport au microphone</translation>
    </message>
    <message>
        <source>{value} dB</source>
        <translation>{value}&#x202f;dB</translation>
    </message>
</context>
<context>
    <name>RecordingActions</name>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Retry or resume</source>
        <translation>Réessayer ou reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel the transcription</source>
        <translation>Annuler la transcription</translation>
    </message>
    <message>
        <source>Transcribe…</source>
        <translation>Transcrire…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Show the original in its folder</source>
        <translation>Afficher l’original dans son dossier</translation>
    </message>
    <message>
        <source>Find the original…</source>
        <translation>Retrouver l’original…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Renoncer</translation>
    </message>
    <message>
        <source>Transcribe again…</source>
        <translation>Transcrire à nouveau…</translation>
    </message>
</context>
<context>
    <name>RecordingCells</name>
    <message>
        <source>Title of the recording</source>
        <translation>Titre de l’enregistrement</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>RecordingChanges</name>
    <message>
        <source>The transcription of “{0}” was cancelled; what was transcribed is kept.</source>
        <translation>La transcription de «&#x202f;{0}&#x202f;» est annulée&#x202f;; ce qui était transcrit est conservé.</translation>
    </message>
    <message>
        <source>“{0}” was deleted. The original stays where it is.</source>
        <translation>«&#x202f;{0}&#x202f;» est supprimé. L’original reste où il est.</translation>
    </message>
    <message>
        <source>{0} recordings were deleted. The originals stay where they are.</source>
        <translation>{0} enregistrements sont supprimés. Les originaux restent où ils sont.</translation>
    </message>
    <message>
        <source>Where is “{0}” now?</source>
        <translation>Où se trouve «&#x202f;{0}&#x202f;» maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>The original was found: {0}</source>
        <translation>L’original est retrouvé&#x202f;: {0}</translation>
    </message>
    <message>
        <source>The original is not where it was: {0}</source>
        <translation>L’original n’est plus où il était&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Plug its disk in, or say where it is now.</source>
        <translation>Branchez son disque, ou indiquez où il se trouve.</translation>
    </message>
    <message>
        <source>Find the original…</source>
        <translation>Retrouver l’original…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choisir un autre fichier…</translation>
    </message>
    <message>
        <source>It is the same recording</source>
        <translation>C’est le même enregistrement</translation>
    </message>
    <message>
        <source>Nothing was changed. The transcript belongs to the file that it was made from.</source>
        <translation>Rien n’a été modifié. La transcription correspond au fichier dont elle est issue.</translation>
    </message>
</context>
<context>
    <name>RecordingDetails</name>
    <message>
        <source>The chosen recording</source>
        <translation>L’enregistrement choisi</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More to do with the chosen recording</source>
        <translation>Autres actions sur l’enregistrement choisi</translation>
    </message>
    <message>
        <source>{0} recordings are chosen</source>
        <translation>{0} enregistrements choisis</translation>
    </message>
    <message>
        <source>The original is not where it was: {0}. “Find the original…” is under More.</source>
        <translation>L’original n’est plus où il était&#x202f;: {0}. «&#x202f;Retrouver l’original…&#x202f;» se trouve sous Plus.</translation>
    </message>
    <message>
        <source>The original is not where it was: {0}. Its sound is kept here. “Find the original…” is under More.</source>
        <translation>L’original n’est plus où il était&#x202f;: {0}. Le son est conservé ici. «&#x202f;Retrouver l’original…&#x202f;» se trouve sous Plus.</translation>
    </message>
    <message>
        <source>Finished passages can be read and corrected while the rest is transcribed.</source>
        <translation>Les passages terminés peuvent être lus et corrigés pendant que le reste est transcrit.</translation>
    </message>
    <message>
        <source>The first passages can be read in a moment.</source>
        <translation>Les premiers passages seront lisibles dans un instant.</translation>
    </message>
    <message>
        <source>This recording has no transcript yet.</source>
        <translation>Cet enregistrement n’a pas encore de transcription.</translation>
    </message>
    <message>
        <source>A machine wrote this draft: check every quote against the sound.</source>
        <translation>Une machine a écrit ce brouillon&#x202f;: vérifiez chaque citation avec le son.</translation>
    </message>
    <message>
        <source>What was transcribed is kept, and Resume goes on from there.</source>
        <translation>Ce qui est transcrit est conservé&#x202f;; Reprendre continue à partir de là.</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>La transcription a été interrompue.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>La transcription a été arrêtée.</translation>
    </message>
    <message>
        <source>It waits until you resume it.</source>
        <translation>La transcription attend que vous la repreniez.</translation>
    </message>
    <message>
        <source>Somebody has begun to review this transcript.</source>
        <translation>La relecture de cette transcription a commencé.</translation>
    </message>
    <message>
        <source>This transcript was reviewed.</source>
        <translation>Cette transcription est relue.</translation>
    </message>
    <message>
        <source>Reviewed by {0}.</source>
        <translation>Relue par {0}.</translation>
    </message>
</context>
<context>
    <name>RecordingsModel</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>RecordingsTable</name>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
</context>
<context>
    <name>RecoveredRecordings</name>
    <message>
        <source>What was said until then is safe.</source>
        <translation>Ce qui a été dit jusque-là est conservé.</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>Ajouter à la bibliothèque</translation>
    </message>
    <message>
        <source>A recording was cut off when the program ended unexpectedly.</source>
        <translation>Un enregistrement a été interrompu par un arrêt inattendu du programme.</translation>
    </message>
    <message>
        <source>{count} recordings were cut off when the program ended unexpectedly.</source>
        <translation>{count} enregistrements ont été interrompus par un arrêt inattendu du programme.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>This file stays on this computer: {0}</source>
        <translation>Ce fichier reste sur cet ordinateur&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The report cannot be read: {0}</source>
        <translation>Impossible de lire le rapport&#x202f;: {0}</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Progress of the review</source>
        <translation>Avancement de la relecture</translation>
    </message>
    <message>
        <source>Mark as reviewed…</source>
        <translation>Marquer comme relue…</translation>
    </message>
    <message>
        <source>Reviewed by {0}, {1}</source>
        <translation>Relue par {0}, {1}</translation>
    </message>
    <message>
        <source>{0} of {1} passages checked</source>
        <translation>Passages vérifiés&#x202f;: {0} sur {1}</translation>
    </message>
    <message>
        <source>Take the signature away</source>
        <translation>Retirer la signature</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Mark as reviewed</source>
        <translation>Marquer comme relue</translation>
    </message>
    <message>
        <source>You vouch for this text: exports will name you as the person who has reviewed it.</source>
        <translation>Vous répondez de ce texte&#x202f;: les exports vous nommeront comme la personne qui l’a relu.</translation>
    </message>
    <message>
        <source>Initials or name</source>
        <translation>Initiales ou nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) are not ticked as checked.</source>
        <translation>
            <numerusform>%n passage n’est pas coché comme vérifié.</numerusform>
            <numerusform>%n passages ne sont pas cochés comme vérifiés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are marked as doubtful.</source>
        <translation>
            <numerusform>%n d’entre eux est marqué comme douteux.</numerusform>
            <numerusform>%n d’entre eux sont marqués comme douteux.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the field</source>
        <translation>Vider le champ</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search every transcript</source>
        <translation>Chercher dans toutes les transcriptions</translation>
    </message>
    <message>
        <source>Search what was said in every recording</source>
        <translation>Chercher ce qui a été dit dans tous les enregistrements</translation>
    </message>
    <message>
        <source>Passages that were found</source>
        <translation>Passages trouvés</translation>
    </message>
    <message>
        <source>Nobody says that</source>
        <translation>Personne ne dit cela</translation>
    </message>
    <message>
        <source>Nobody says “{0}”</source>
        <translation>Personne ne dit «&#x202f;{0}&#x202f;»</translation>
    </message>
    <message>
        <source>All words must be in one passage. Put quotation marks around words that follow each other.</source>
        <translation>Tous les mots doivent être dans le même passage. Mettez entre guillemets les mots qui se suivent.</translation>
    </message>
    <message>
        <source>The first {0} passages</source>
        <translation>Les {0} premiers passages</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>1 passage</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} passages</translation>
    </message>
</context>
<context>
    <name>ShelfState</name>
    <message>
        <source>What was transcribed is kept.</source>
        <translation>Ce qui est transcrit est conservé.</translation>
    </message>
    <message>
        <source>Transcribing, {0}</source>
        <translation>Transcription, {0}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>La prochaine</translation>
    </message>
    <message>
        <source>Number {0} in the queue</source>
        <translation>Nᵒ {0} dans la file</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompue</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>Transcription en cours</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Not transcribed</source>
        <translation>Non transcrit</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En relecture</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Relue</translation>
    </message>
    <message>
        <source>All recordings</source>
        <translation>Tous les enregistrements</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>À relire</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Vous attendent</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Passage, speakers, quotes</source>
        <translation>Passage, intervenants, citations</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Intervenants</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
</context>
<context>
    <name>SigningOff</name>
    <message>
        <source>The quote is on the clipboard.</source>
        <translation>La citation est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Export quotes</source>
        <translation>Exporter les citations</translation>
    </message>
    <message>
        <source>{0} – quotes</source>
        <translation>{0} – citations</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>The quotes are in {0}.</source>
        <translation>Les citations sont dans {0}.</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Document Word</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Texte brut</translation>
    </message>
</context>
<context>
    <name>SpeakersPanel</name>
    <message>
        <source>Speakers</source>
        <translation>Intervenants</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>A name is changed once and stands everywhere.</source>
        <translation>Un nom se change une fois et vaut partout.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Give them the selected passages</source>
        <translation>Attribuer les passages choisis</translation>
    </message>
    <message>
        <source>Same person as</source>
        <translation>Même personne que</translation>
    </message>
    <message>
        <source>New speaker</source>
        <translation>Nouvel intervenant</translation>
    </message>
    <message>
        <source>Speaker {0}</source>
        <translation>Intervenant {0}</translation>
    </message>
</context>
<context>
    <name>SpeedControl</name>
    <message>
        <source>{rate} ×</source>
        <translation>{rate} ×</translation>
    </message>
    <message>
        <source>Speed: {rate}</source>
        <translation>Vitesse&#x202f;: {rate}</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>A little slower</source>
        <translation>Un peu plus lentement</translation>
    </message>
    <message>
        <source>A little faster</source>
        <translation>Un peu plus vite</translation>
    </message>
    <message>
        <source>{text} (normal: {key})</source>
        <translation>{text} (normale&#x202f;: {key})</translation>
    </message>
</context>
<context>
    <name>StartFiles</name>
    <message>
        <source>Files to transcribe</source>
        <translation>Fichiers à transcrire</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>M&amp;ode</source>
        <translation>M&amp;ode</translation>
    </message>
    <message>
        <source>&amp;Speakers</source>
        <translation>&amp;Intervenants</translation>
    </message>
    <message>
        <source>Accurate</source>
        <translation>Précis</translation>
    </message>
    <message>
        <source>Draft: faster, more mistakes</source>
        <translation>Brouillon&#x202f;: plus rapide, plus d’erreurs</translation>
    </message>
    <message>
        <source>Not told apart</source>
        <translation>Non distingués</translation>
    </message>
    <message>
        <source>One on each channel</source>
        <translation>Un par canal</translation>
    </message>
    <message>
        <source>Use the newsroom’s names ({0})</source>
        <translation>Utiliser les noms de la rédaction ({0})</translation>
    </message>
    <message>
        <source>Use the newsroom’s names (the list is empty)</source>
        <translation>Utiliser les noms de la rédaction (la liste est vide)</translation>
    </message>
    <message>
        <source>Your organisation has decided this.</source>
        <translation>Votre organisation en a décidé.</translation>
    </message>
    <message>
        <source>None of these files has two channels.</source>
        <translation>Aucun de ces fichiers n’a deux canaux.</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>Le meilleur installé</translation>
    </message>
    <message>
        <source>Basic: built in, English only, many mistakes</source>
        <translation>De base&#x202f;: intégré, anglais seulement, beaucoup d’erreurs</translation>
    </message>
    <message>
        <source>Detect it</source>
        <translation>La détecter</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Transcribe recordings</source>
        <translation>Transcrire des enregistrements</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>There is no recording among the files in this folder.</source>
        <translation>Il n’y a aucun enregistrement parmi les fichiers de ce dossier.</translation>
    </message>
    <message>
        <source>1 other file in the folder is no recording and was left out.</source>
        <translation>1 autre fichier du dossier n’est pas un enregistrement et a été laissé de côté.</translation>
    </message>
    <message>
        <source>{0} other files in the folder are no recordings and were left out.</source>
        <translation>{0} autres fichiers du dossier ne sont pas des enregistrements et ont été laissés de côté.</translation>
    </message>
    <message>
        <source>1 more file cannot be used.</source>
        <translation>1 autre fichier est inutilisable.</translation>
    </message>
    <message>
        <source>{0} more files cannot be used.</source>
        <translation>{0} autres fichiers sont inutilisables.</translation>
    </message>
    <message>
        <source>Start {0} files</source>
        <translation>Démarrer {0} fichiers</translation>
    </message>
    <message>
        <source>How long it takes on this computer is known after the first time.</source>
        <translation>La durée sur cet ordinateur sera connue après la première fois.</translation>
    </message>
    <message>
        <source>It takes {0} on this computer.</source>
        <translation>Sur cet ordinateur, cela prendra {0}.</translation>
    </message>
    <message>
        <source>How long it takes is not known: a file does not tell its length.</source>
        <translation>La durée n’est pas connue&#x202f;: un fichier n’indique pas sa longueur.</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Undo: {0}</source>
        <translation>Annuler&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>Rétablir&#x202f;: {0}</translation>
    </message>
</context>
<context>
    <name>TranscriptCommands</name>
    <message>
        <source>Transcript</source>
        <translation>Transcription</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Next find</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Previous find</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Hear from the caret</source>
        <translation>Écouter à partir du curseur</translation>
    </message>
    <message>
        <source>Tick the passage and go on</source>
        <translation>Cocher le passage et continuer</translation>
    </message>
    <message>
        <source>Next doubt or gap</source>
        <translation>Doute ou manque suivant</translation>
    </message>
    <message>
        <source>Previous doubt or gap</source>
        <translation>Doute ou manque précédent</translation>
    </message>
    <message>
        <source>Who speaks…</source>
        <translation>Qui parle…</translation>
    </message>
    <message>
        <source>Mark as reviewed…</source>
        <translation>Marquer comme relue…</translation>
    </message>
    <message>
        <source>What the machine heard</source>
        <translation>Ce que la machine a entendu</translation>
    </message>
    <message>
        <source>Transcribe the passage again</source>
        <translation>Transcrire à nouveau le passage</translation>
    </message>
    <message>
        <source>Copy as a quote</source>
        <translation>Copier comme citation</translation>
    </message>
    <message>
        <source>Add to the quotes</source>
        <translation>Ajouter aux citations</translation>
    </message>
    <message>
        <source>Tint doubted words</source>
        <translation>Teinter les mots douteux</translation>
    </message>
    <message>
        <source>Follow the sound</source>
        <translation>Suivre le son</translation>
    </message>
    <message>
        <source>Passage, speakers, quotes</source>
        <translation>Passage, intervenants, citations</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Follow the sound</source>
        <translation>Suivre le son</translation>
    </message>
    <message>
        <source>No passages yet</source>
        <translation>Pas encore de passage</translation>
    </message>
    <message>
        <source>They appear here one by one.</source>
        <translation>Ils apparaissent ici l’un après l’autre.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n occurrence remplacée.</numerusform>
            <numerusform>%n occurrences remplacées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back a few seconds</source>
        <translation>Reculer de quelques secondes</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Forward a few seconds</source>
        <translation>Avancer de quelques secondes</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Répéter la sélection en boucle</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Appareil de sortie</translation>
    </message>
    <message>
        <source>Steps and repetition</source>
        <translation>Pas et répétition</translation>
    </message>
    <message>
        <source>Back and forward go</source>
        <translation>Pas pour reculer et avancer</translation>
    </message>
    <message>
        <source>Repeated after a pause</source>
        <translation>Répété après une pause</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#x202f;s</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Drag over the waveform to select a passage.</source>
        <translation>Glissez sur la forme d’onde pour sélectionner un passage.</translation>
    </message>
</context>
<context>
    <name>UnsavedBanner</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Copy my text</source>
        <translation>Copier mon texte</translation>
    </message>
    <message>
        <source>Show what is stored</source>
        <translation>Afficher ce qui est enregistré</translation>
    </message>
    <message>
        <source>Your text is still here and is stored as soon as that works.</source>
        <translation>Votre texte est toujours là et sera enregistré dès que possible.</translation>
    </message>
</context>
<context>
    <name>VolumeControl</name>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Volume: {percent} %</source>
        <translation>Volume&#x202f;: {percent}&#x202f;%</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Part of the recording that is shown</source>
        <translation>Partie de l’enregistrement affichée</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Forme d’onde</translation>
    </message>
    <message>
        <source>The waveform appears once this is decoded.</source>
        <translation>La forme d’onde apparaîtra une fois le son décodé.</translation>
    </message>
    <message>
        <source>At {time} of {length}.</source>
        <translation>À {time} sur {length}.</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful passage(s).</source>
        <translation>
            <numerusform>%n passage douteux.</numerusform>
            <numerusform>%n passages douteux.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) of speech without text.</source>
        <translation>
            <numerusform>%n passage parlé sans texte.</numerusform>
            <numerusform>%n passages parlés sans texte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s).</source>
        <translation>
            <numerusform>%n repère.</numerusform>
            <numerusform>%n repères.</numerusform>
        </translation>
    </message>
    <message>
        <source>Selected: {start} to {end}.</source>
        <translation>Sélection&#x202f;: de {start} à {end}.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>less than a minute</source>
        <translation>moins d’une minute</translation>
    </message>
    <message>
        <source>about {0} h {1} min</source>
        <translation>environ {0}&#x202f;h {1}&#x202f;min</translation>
    </message>
    <message>
        <source>about {0} h</source>
        <translation>environ {0}&#x202f;h</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>environ {0}&#x202f;min</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>moins d’une minute restante</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>encore {0}&#x202f;min</translation>
    </message>
    <message>
        <source>{0} h {1} min left</source>
        <translation>encore {0}&#x202f;h {1}&#x202f;min</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}&#x202f;%</translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation>Aujourd’hui, {0}</translation>
    </message>
    <message>
        <source>Yesterday, {0}</source>
        <translation>Hier, {0}</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Interviews</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>_GapBar</name>
    <message>
        <source>Speech without text, {0}</source>
        <translation>Parole sans texte, {0}</translation>
    </message>
    <message>
        <source>Speech without text · {0}</source>
        <translation>Parole sans texte · {0}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Transcribe again</source>
        <translation>Transcrire à nouveau</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
</context>
</TS>
