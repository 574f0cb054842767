<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Souffleur</source>
        <translation>À propos de Souffleur</translation>
    </message>
    <message>
        <source>Transcribes interviews and reads articles aloud, on this computer alone. Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>Transcrit des interviews et lit des articles à voix haute, sur cet ordinateur seulement. Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure, sans aucune garantie.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Composants</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>see its own files</source>
        <translation>voir ses propres fichiers</translation>
    </message>
</context>
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
        <source>Nothing waits or runs</source>
        <translation>Rien en attente ni en cours</translation>
    </message>
    <message>
        <source>Add recordings in the interviews: they are transcribed one after the other.</source>
        <translation>Ajoutez des enregistrements dans les entretiens&#x202f;: ils sont transcrits l’un après l’autre.</translation>
    </message>
    <message>
        <source>Nothing has ended yet</source>
        <translation>Rien n’est encore terminé</translation>
    </message>
    <message>
        <source>What is done, failed or was cancelled is listed here, and can be opened or tried again.</source>
        <translation>Ce qui est terminé, a échoué ou a été annulé apparaît ici, et peut être ouvert ou relancé.</translation>
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
    <name>ApproveDialog</name>
    <message>
        <source>Approve the narration</source>
        <translation>Valider la narration</translation>
    </message>
    <message>
        <source>Initials or name</source>
        <translation>Initiales ou nom</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>You have listened to “{0}” and vouch for it. Its tags and its report will name you.</source>
        <translation>Vous avez écouté «&#x202f;{0}&#x202f;» et vous en répondez. Ses métadonnées et son rapport porteront votre nom.</translation>
    </message>
    <message>
        <source>Until somebody approves it, the file says in its tags that nobody has.</source>
        <translation>Tant que personne ne la valide, le fichier le dit dans ses métadonnées.</translation>
    </message>
    <message>
        <source>The article was changed since: what you approve is the file as it was published.</source>
        <translation>L’article a été modifié depuis&#x202f;: vous validez le fichier tel qu’il a été publié.</translation>
    </message>
    <message>
        <source>Who has listened?</source>
        <translation>Qui a écouté&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ArticleActions</name>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Valider…</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>Relancer le rendu</translation>
    </message>
    <message>
        <source>Cancel the rendering</source>
        <translation>Annuler le rendu</translation>
    </message>
    <message>
        <source>Read a newer version…</source>
        <translation>Lire une nouvelle version…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>Afficher le fichier dans son dossier</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>ArticleCells</name>
    <message>
        <source>Title of the article</source>
        <translation>Titre de l’article</translation>
    </message>
</context>
<context>
    <name>ArticleChanges</name>
    <message>
        <source>The rendering of “{0}” was cancelled; nothing was published.</source>
        <translation>Le rendu de «&#x202f;{0}&#x202f;» a été annulé&#x202f;; rien n’a été publié.</translation>
    </message>
    <message>
        <source>“{0}” was deleted. What was published of it stays.</source>
        <translation>«&#x202f;{0}&#x202f;» a été supprimé. Ce qui en a été publié reste en place.</translation>
    </message>
    <message>
        <source>{0} articles were deleted. What was published of them stays.</source>
        <translation>{0} articles ont été supprimés. Ce qui en a été publié reste en place.</translation>
    </message>
    <message>
        <source>The file is not where it was published: {0}</source>
        <translation>Le fichier n’est plus où il a été publié&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Its article is here; publish it again to have another.</source>
        <translation>Son article est ici&#x202f;; publiez-le de nouveau pour en avoir un autre.</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
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
        <source>Say it like…</source>
        <translation>Prononcer ainsi…</translation>
    </message>
    <message>
        <source>Next doubt</source>
        <translation>Doute suivant</translation>
    </message>
    <message>
        <source>Previous doubt</source>
        <translation>Doute précédent</translation>
    </message>
    <message>
        <source>Leave out or put back</source>
        <translation>Omettre ou rétablir</translation>
    </message>
    <message>
        <source>Pause here</source>
        <translation>Pause ici</translation>
    </message>
    <message>
        <source>Hear from this sentence</source>
        <translation>Écouter à partir de cette phrase</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lecture ou pause</translation>
    </message>
    <message>
        <source>Back a sentence</source>
        <translation>Phrase précédente</translation>
    </message>
    <message>
        <source>On to the next sentence</source>
        <translation>Phrase suivante</translation>
    </message>
    <message>
        <source>Loop the sentence</source>
        <translation>Répéter la phrase en boucle</translation>
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
        <source>What will be said</source>
        <translation>Ce qui sera dit</translation>
    </message>
</context>
<context>
    <name>ArticleDetails</name>
    <message>
        <source>The chosen article</source>
        <translation>L’article choisi</translation>
    </message>
    <message>
        <source>More to do with the chosen article</source>
        <translation>Autres actions sur l’article choisi</translation>
    </message>
    <message>
        <source>{0} articles are chosen</source>
        <translation>{0} articles sont choisis</translation>
    </message>
    <message>
        <source>What was said is kept, and rendering it again goes on from there.</source>
        <translation>Ce qui a été dit est conservé, et un nouveau rendu repart de là.</translation>
    </message>
    <message>
        <source>The rendering was interrupted.</source>
        <translation>Le rendu a été interrompu.</translation>
    </message>
    <message>
        <source>The rendering was stopped.</source>
        <translation>Le rendu a été arrêté.</translation>
    </message>
    <message>
        <source>You may go on working on it: what is rendered is the text as it was.</source>
        <translation>Vous pouvez continuer à y travailler&#x202f;: c’est le texte d’alors qui est rendu.</translation>
    </message>
    <message>
        <source>The article was changed since it was published.</source>
        <translation>L’article a été modifié depuis sa publication.</translation>
    </message>
    <message>
        <source>Nobody has listened to it and approved it; the file says so in its tags.</source>
        <translation>Personne ne l’a écouté ni validé&#x202f;; le fichier le dit dans ses métadonnées.</translation>
    </message>
    <message>
        <source>{0} has listened to it and approved it: {1}.</source>
        <translation>{0} l’a écouté et validé&#x202f;: {1}.</translation>
    </message>
    <message>
        <source>There is nothing in it to say yet.</source>
        <translation>Il n’y a encore rien à dire.</translation>
    </message>
    <message>
        <source>{0}. Nothing is published of it.</source>
        <translation>{0}. Rien n’en est publié.</translation>
    </message>
</context>
<context>
    <name>ArticleEdit</name>
    <message>
        <source>typing</source>
        <translation>la saisie</translation>
    </message>
    <message>
        <source>a change of paragraphs</source>
        <translation>un changement de paragraphes</translation>
    </message>
    <message>
        <source>the kind of a paragraph</source>
        <translation>le type d’un paragraphe</translation>
    </message>
    <message>
        <source>leaving a paragraph out</source>
        <translation>l’omission d’un paragraphe</translation>
    </message>
    <message>
        <source>putting a paragraph back</source>
        <translation>le rétablissement d’un paragraphe</translation>
    </message>
    <message>
        <source>a mark</source>
        <translation>une marque</translation>
    </message>
    <message>
        <source>how a name is said</source>
        <translation>la prononciation d’un nom</translation>
    </message>
</context>
<context>
    <name>ArticleEditor</name>
    <message>
        <source>Follow the sound</source>
        <translation>Suivre le son</translation>
    </message>
</context>
<context>
    <name>ArticleHands</name>
    <message>
        <source>“{0}” is approved by {1}.</source>
        <translation>«&#x202f;{0}&#x202f;» est validé par {1}.</translation>
    </message>
    <message>
        <source>Choose the newer version of the article</source>
        <translation>Choisir la nouvelle version de l’article</translation>
    </message>
    <message>
        <source>The newer version says the same; nothing was changed.</source>
        <translation>La nouvelle version dit la même chose&#x202f;; rien n’a changé.</translation>
    </message>
    <message>
        <source>“{0}” has its newer version.</source>
        <translation>«&#x202f;{0}&#x202f;» a sa nouvelle version.</translation>
    </message>
</context>
<context>
    <name>ArticleListBar</name>
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
        <source>{0} of {1} articles</source>
        <translation>{0} articles sur {1}</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 article</translation>
    </message>
    <message>
        <source>{0} articles</source>
        <translation>{0} articles</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Plus récents d’abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Plus anciens d’abord</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Par titre</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Plus longs d’abord</translation>
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
    <name>ArticleListModel</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
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
    <name>ArticleListView</name>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>An empty article to type in</source>
        <translation>Un article vide à saisir</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Open articles from files</source>
        <translation>Ouvrir des articles depuis des fichiers</translation>
    </message>
    <message>
        <source>Or drop them on this list</source>
        <translation>Ou déposez-les sur cette liste</translation>
    </message>
    <message>
        <source>New from clipboard</source>
        <translation>Coller un article</translation>
    </message>
    <message>
        <source>What was copied in a browser or a word processor; Ctrl+V does it too</source>
        <translation>Ce qui a été copié dans un navigateur ou un traitement de texte&#x202f;; Ctrl+V fait de même</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Pas encore d’article</translation>
    </message>
    <message>
        <source>Copy an article in your browser or word processor and press Ctrl+V here, or drop a file: Word, OpenDocument, PDF, web page, Markdown, text. Nothing leaves this computer.</source>
        <translation>Copiez un article dans votre navigateur ou votre traitement de texte et faites Ctrl+V ici, ou déposez un fichier&#x202f;: Word, OpenDocument, PDF, page web, Markdown, texte. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Try it with the sample article</source>
        <translation>Essayer avec l’article d’exemple</translation>
    </message>
    <message>
        <source>No article is in this state</source>
        <translation>Aucun article n’est dans cet état</translation>
    </message>
    <message>
        <source>The list is narrowed by state.</source>
        <translation>La liste est filtrée par état.</translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation>Afficher tous les articles</translation>
    </message>
</context>
<context>
    <name>ArticleMenu</name>
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
        <source>Kind of paragraph</source>
        <translation>Type de paragraphe</translation>
    </message>
    <message>
        <source>Remove: {0}</source>
        <translation>Supprimer&#x202f;: {0}</translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>Back to the articles</source>
        <translation>Retour aux articles</translation>
    </message>
</context>
<context>
    <name>ArticleReading</name>
    <message>
        <source>Reading an article</source>
        <translation>Lecture d’un article</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Arrêter la lecture du fichier</translation>
    </message>
    <message>
        <source>Reading “{0}”</source>
        <translation>Lecture de «&#x202f;{0}&#x202f;»</translation>
    </message>
</context>
<context>
    <name>ArticleSearch</name>
    <message>
        <source>Search every article</source>
        <translation>Rechercher dans tous les articles</translation>
    </message>
    <message>
        <source>Search the text of every article</source>
        <translation>Rechercher dans le texte de tous les articles</translation>
    </message>
    <message>
        <source>Articles that were found</source>
        <translation>Articles trouvés</translation>
    </message>
    <message>
        <source>No article says that</source>
        <translation>Aucun article ne dit cela</translation>
    </message>
    <message>
        <source>No article says “{0}”</source>
        <translation>Aucun article ne dit «&#x202f;{0}&#x202f;»</translation>
    </message>
    <message>
        <source>All words must be in one article. Put quotation marks around words that follow each other.</source>
        <translation>Tous les mots doivent être dans un même article. Mettez entre guillemets les mots qui se suivent.</translation>
    </message>
    <message>
        <source>1 article</source>
        <translation>1 article</translation>
    </message>
    <message>
        <source>{0} articles</source>
        <translation>{0} articles</translation>
    </message>
</context>
<context>
    <name>ArticleSide</name>
    <message>
        <source>Voice, music, publications</source>
        <translation>Voix, musique, publications</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>Musique</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>There is nothing to say yet.</source>
        <translation>Il n’y a encore rien à dire.</translation>
    </message>
    <message>
        <source>The text is still being prepared. Try again in a moment.</source>
        <translation>Le texte est encore en préparation. Réessayez dans un instant.</translation>
    </message>
</context>
<context>
    <name>ArticleState</name>
    <message>
        <source>Rendering, {0}</source>
        <translation>Rendu, {0}</translation>
    </message>
    <message>
        <source>Changed since it was published</source>
        <translation>Modifié depuis sa publication</translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation>Par {0}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>Non validée</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendu en cours</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Validée</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Tous les articles</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>Texte seul</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Changed since published</source>
        <translation>Modifiés depuis</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 mot</translation>
    </message>
    <message>
        <source>{0} words</source>
        <translation>{0} mots</translation>
    </message>
</context>
<context>
    <name>ArticleStore</name>
    <message>
        <source>the text</source>
        <translation>le texte</translation>
    </message>
</context>
<context>
    <name>ArticleTable</name>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
</context>
<context>
    <name>ArticlesWorkspace</name>
    <message>
        <source>Open articles</source>
        <translation>Ouvrir des articles</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Nouvel article</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Back to the articles</source>
        <translation>Retour aux articles</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>New article from the clipboard</source>
        <translation>Nouvel article depuis le presse-papiers</translation>
    </message>
    <message>
        <source>Write an article</source>
        <translation>Écrire un article</translation>
    </message>
    <message>
        <source>Open articles…</source>
        <translation>Ouvrir des articles…</translation>
    </message>
    <message>
        <source>Search every article</source>
        <translation>Rechercher dans tous les articles</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>Il n’y a pas de texte dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Souffleur never goes to the network, so it cannot fetch {0}.</source>
        <translation>Souffleur ne va jamais sur le réseau&#x202f;: il ne peut pas chercher {0}.</translation>
    </message>
    <message>
        <source>Open the page in your browser, select the article, copy it and paste it here.</source>
        <translation>Ouvrez la page dans votre navigateur, sélectionnez l’article, copiez-le et collez-le ici.</translation>
    </message>
    <message>
        <source>{0} articles were added.</source>
        <translation>{0} articles ont été ajoutés.</translation>
    </message>
</context>
<context>
    <name>AudioPage</name>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>What you listen with and what you record with.</source>
        <translation>Ce avec quoi vous écoutez et enregistrez.</translation>
    </message>
    <message>
        <source>Play a tone</source>
        <translation>Jouer un son d’essai</translation>
    </message>
    <message>
        <source>Test the microphone</source>
        <translation>Tester le microphone</translation>
    </message>
    <message>
        <source>You should hear two notes. If not: is the loudspeaker on, and is it the right one?</source>
        <translation>Vous devriez entendre deux notes. Sinon&#x202f;: le haut-parleur est-il allumé, et est-ce le bon&#x202f;?</translation>
    </message>
    <message>
        <source>The microphone is opened…</source>
        <translation>Ouverture du microphone…</translation>
    </message>
    <message>
        <source>Say something. Nothing is recorded.</source>
        <translation>Dites quelque chose. Rien n’est enregistré.</translation>
    </message>
    <message>
        <source>The microphone does not answer any more. Is it plugged in?</source>
        <translation>Le microphone ne répond plus. Est-il branché&#x202f;?</translation>
    </message>
    <message>
        <source>The microphone hears you. Nothing is recorded.</source>
        <translation>Le microphone vous entend. Rien n’est enregistré.</translation>
    </message>
</context>
<context>
    <name>BudgetMeter</name>
    <message>
        <source>What the recogniser is told</source>
        <translation>Ce que la reconnaissance sait d’avance</translation>
    </message>
    <message>
        <source>Recogniser’s &amp;memory for speech in</source>
        <translation>&amp;Mémoire de la reconnaissance pour une parole en</translation>
    </message>
    <message>
        <source>Language of the speech</source>
        <translation>Langue parlée</translation>
    </message>
    <message>
        <source>Recogniser’s memory that the names take</source>
        <translation>Part de la mémoire de la reconnaissance prise par les noms</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les afficher</translation>
    </message>
    <message>
        <source>Show the names that do not fit</source>
        <translation>Afficher les noms qui ne tiennent pas</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>toute langue</translation>
    </message>
    <message>
        <source>about {0} of {1} tokens: an estimate, since no Whisper model is installed</source>
        <translation>environ {0} jetons sur {1}&#x202f;: une estimation, car aucun modèle Whisper n’est installé</translation>
    </message>
    <message>
        <source>{0} of {1} tokens, counted by the model {2}</source>
        <translation>{0} jetons sur {1}, comptés par le modèle {2}</translation>
    </message>
    <message>
        <source>{0} · 1 name does not fit: {1}</source>
        <translation>{0} · 1 nom ne tient pas&#x202f;: {1}</translation>
    </message>
    <message>
        <source>{0} · {1} names do not fit: {2}</source>
        <translation>{0} · {1} noms ne tiennent pas&#x202f;: {2}</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>{0} (not found here)</source>
        <translation>{0} (introuvable ici)</translation>
    </message>
</context>
<context>
    <name>ChoiceOrNumberField</name>
    <message>
        <source>Another value</source>
        <translation>Autre valeur</translation>
    </message>
</context>
<context>
    <name>CleanupBar</name>
    <message>
        <source>What is left out</source>
        <translation>Ce qui est laissé de côté</translation>
    </message>
    <message>
        <source>Show next</source>
        <translation>Voir le suivant</translation>
    </message>
    <message>
        <source>Show the next paragraph that is left out</source>
        <translation>Voir le paragraphe suivant laissé de côté</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Rétablir…</translation>
    </message>
    <message>
        <source>Restore paragraphs that are left out</source>
        <translation>Rétablir des paragraphes laissés de côté</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Restore: {0}</source>
        <translation>Rétablir&#x202f;: {0}</translation>
    </message>
    <message>
        <source>1 paragraph is left out: {0}</source>
        <translation>1 paragraphe est laissé de côté&#x202f;: {0}</translation>
    </message>
    <message>
        <source>{0} paragraphs are left out: {1}</source>
        <translation>{0} paragraphes sont laissés de côté&#x202f;: {1}</translation>
    </message>
    <message>
        <source>1 caption</source>
        <translation>1 légende</translation>
    </message>
    <message>
        <source>{0} captions</source>
        <translation>{0} légendes</translation>
    </message>
    <message>
        <source>1 byline</source>
        <translation>1 signature</translation>
    </message>
    <message>
        <source>{0} bylines</source>
        <translation>{0} signatures</translation>
    </message>
    <message>
        <source>1 link to another article</source>
        <translation>1 lien vers un autre article</translation>
    </message>
    <message>
        <source>{0} links to other articles</source>
        <translation>{0} liens vers d’autres articles</translation>
    </message>
    <message>
        <source>1 piece of code</source>
        <translation>1 bloc de code</translation>
    </message>
    <message>
        <source>{0} pieces of code</source>
        <translation>{0} blocs de code</translation>
    </message>
    <message>
        <source>1 piece of HTML</source>
        <translation>1 bloc HTML</translation>
    </message>
    <message>
        <source>{0} pieces of HTML</source>
        <translation>{0} blocs HTML</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 image</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>{0} images</translation>
    </message>
    <message>
        <source>1 table</source>
        <translation>1 tableau</translation>
    </message>
    <message>
        <source>{0} tables</source>
        <translation>{0} tableaux</translation>
    </message>
    <message>
        <source>1 footnote</source>
        <translation>1 note</translation>
    </message>
    <message>
        <source>{0} footnotes</source>
        <translation>{0} notes</translation>
    </message>
    <message>
        <source>1 notice</source>
        <translation>1 mention</translation>
    </message>
    <message>
        <source>{0} notices</source>
        <translation>{0} mentions</translation>
    </message>
    <message>
        <source>1 struck out by hand</source>
        <translation>1 barré à la main</translation>
    </message>
    <message>
        <source>{0} struck out by hand</source>
        <translation>{0} barrés à la main</translation>
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
    <name>DetailsPanel</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
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
    <name>DiagnosticsPage</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>What this computer can do, and what would not work and why.</source>
        <translation>Ce que cet ordinateur sait faire, ce qui ne marcherait pas et pourquoi.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Examiner à nouveau</translation>
    </message>
    <message>
        <source>Save a file for support…</source>
        <translation>Enregistrer un fichier pour l’assistance…</translation>
    </message>
    <message>
        <source>What leaves this computer…</source>
        <translation>Ce qui quitte cet ordinateur…</translation>
    </message>
    <message>
        <source>The file holds versions, abilities, counts and choices. It holds no text, no name of a person, and no name of a file, a folder or a device. You decide to whom you give it.</source>
        <translation>Le fichier contient des versions, des capacités, des nombres et des choix. Il ne contient aucun texte, aucun nom de personne, de fichier, de dossier ni d’appareil. Vous décidez à qui le remettre.</translation>
    </message>
    <message>
        <source>Found wrong</source>
        <translation>Problèmes trouvés</translation>
    </message>
    <message>
        <source>Computes with</source>
        <translation>Calcule avec</translation>
    </message>
    <message>
        <source>Media files are opened by</source>
        <translation>Les fichiers média sont ouverts par</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>It is looked at…</source>
        <translation>Examen en cours…</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Aucun.</translation>
    </message>
    <message>
        <source>Souffleur has no network code and asks nobody for anything. Only “souffleur-models” downloads.</source>
        <translation>Souffleur n’a pas de code réseau et ne demande rien à personne. Seul «&#x202f;souffleur-models&#x202f;» télécharge.</translation>
    </message>
    <message>
        <source>A process of its own, which the system locks in (seccomp). It was tried: {0} fail.</source>
        <translation>Un processus à part, que le système enferme (seccomp). Vérifié par essai, sont refusés&#x202f;: {0}.</translation>
    </message>
    <message>
        <source>A process of its own, but nothing locks it in on this system.</source>
        <translation>Un processus à part, mais rien ne l’enferme sur ce système.</translation>
    </message>
    <message>
        <source>A process of its own, with a weaker lock ({1}). It was tried: {0} fail.</source>
        <translation>Un processus à part, avec un verrou plus faible ({1}). Vérifié par essai, sont refusés&#x202f;: {0}.</translation>
    </message>
    <message>
        <source>Save a file for support</source>
        <translation>Enregistrer un fichier pour l’assistance</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>“{0}” was written.</source>
        <translation>«&#x202f;{0}&#x202f;» a été écrit.</translation>
    </message>
</context>
<context>
    <name>DisclosureChoice</name>
    <message>
        <source>The voice says that it is synthetic</source>
        <translation>La voix dit qu’elle est de synthèse</translation>
    </message>
    <message>
        <source>What the voice says of itself</source>
        <translation>Ce que la voix dit d’elle-même</translation>
    </message>
    <message>
        <source>Nothing will say that the voice is synthetic, neither the voice nor the file’s tags. In many places listeners must be told.</source>
        <translation>Rien ne dira que la voix est de synthèse, ni la voix ni les métadonnées du fichier. Dans de nombreux pays, il faut en informer les auditeurs.</translation>
    </message>
    <message>
        <source>Your organisation has decided this.</source>
        <translation>Votre organisation l’a décidé.</translation>
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
    <name>DropReason</name>
    <message>
        <source>caption</source>
        <translation>légende</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>signature</translation>
    </message>
    <message>
        <source>other article</source>
        <translation>autre article</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tableau</translation>
    </message>
    <message>
        <source>footnote</source>
        <translation>note</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>mention</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
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
    <name>ExportPage</name>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>What the export window begins with. It remembers its last choices.</source>
        <translation>Ce par quoi la fenêtre d’export commence. Elle retient ses derniers choix.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the folder of exports</source>
        <translation>Choisir le dossier des exports</translation>
    </message>
    <message>
        <source>Kinds of file</source>
        <translation>Types de fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Your documents</source>
        <translation>Vos documents</translation>
    </message>
    <message>
        <source>Folder of exports</source>
        <translation>Dossier des exports</translation>
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
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Where everything is kept on this computer.</source>
        <translation>Où tout est gardé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Library: recordings, transcripts, articles</source>
        <translation>Bibliothèque&#x202f;: enregistrements, transcriptions, articles</translation>
    </message>
    <message>
        <source>Move the library…</source>
        <translation>Déplacer la bibliothèque…</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Géré par votre organisation</translation>
    </message>
    <message>
        <source>The library before it was moved</source>
        <translation>La bibliothèque avant son déplacement</translation>
    </message>
    <message>
        <source>Delete the old copy…</source>
        <translation>Supprimer l’ancienne copie…</translation>
    </message>
    <message>
        <source>Settings, names, your own models</source>
        <translation>Réglages, noms, vos propres modèles</translation>
    </message>
    <message>
        <source>Models are looked for in:
{0}</source>
        <translation>Les modèles sont cherchés dans&#x202f;:
{0}</translation>
    </message>
    <message>
        <source>New folder of the library</source>
        <translation>Nouveau dossier de la bibliothèque</translation>
    </message>
    <message>
        <source>Delete the old copy of the library?</source>
        <translation>Supprimer l’ancienne copie de la bibliothèque&#x202f;?</translation>
    </message>
    <message>
        <source>{0}
The library that you work with stays. This cannot be undone.</source>
        <translation>{0}
La bibliothèque avec laquelle vous travaillez reste. Cette suppression est définitive.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>The old copy of the library was deleted.</source>
        <translation>L’ancienne copie de la bibliothèque a été supprimée.</translation>
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
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Guide d’utilisation</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Chercher dans le guide</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Chapitres</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>Texte du chapitre</translation>
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
    <message>
        <source>Kinds of paragraphs</source>
        <translation>Types de paragraphes</translation>
    </message>
    <message>
        <source>Choose the kind of paragraph</source>
        <translation>Choisir le type de paragraphe</translation>
    </message>
    <message>
        <source>It is read. Click to leave it out.</source>
        <translation>Il est lu. Cliquez pour l’omettre.</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>There is no further doubt or gap in this direction.</source>
        <translation>Il n’y a plus de doute ni de manque dans ce sens.</translation>
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
    <message>
        <source>There are no doubts left.</source>
        <translation>Il ne reste aucun doute.</translation>
    </message>
</context>
<context>
    <name>HearingBanner</name>
    <message>
        <source>Progress of the second hearing</source>
        <translation>Avancement de la seconde écoute</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel transcribing the passage again</source>
        <translation>Annuler la nouvelle transcription du passage</translation>
    </message>
    <message>
        <source>Transcribing again: {0}. Your text stays until you decide.</source>
        <translation>Nouvelle transcription&#x202f;: {0}. Votre texte reste tel quel jusqu’à votre décision.</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <source>User guide</source>
        <translation>Guide d’utilisation</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>What leaves this computer: nothing</source>
        <translation>Ce qui quitte cet ordinateur&#x202f;: rien</translation>
    </message>
    <message>
        <source>About Souffleur</source>
        <translation>À propos de Souffleur</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Import names</source>
        <translation>Importer des noms</translation>
    </message>
    <message>
        <source>What “{0}” changes in your list</source>
        <translation>Ce que «&#x202f;{0}&#x202f;» change dans votre liste</translation>
    </message>
    <message>
        <source>Take the file’s way of saying them</source>
        <translation>Prendre la prononciation du fichier</translation>
    </message>
    <message>
        <source>What cannot be read</source>
        <translation>Ce qui ne peut pas être lu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Names in the file</source>
        <translation>Noms du fichier</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>nouveaux&#x202f;: {0}</translation>
    </message>
    <message>
        <source>{0} replaced</source>
        <translation>remplacés&#x202f;: {0}</translation>
    </message>
    <message>
        <source>{0} said in another way than yours</source>
        <translation>prononcés autrement que chez vous&#x202f;: {0}</translation>
    </message>
    <message>
        <source>{0} there already</source>
        <translation>déjà présents&#x202f;: {0}</translation>
    </message>
    <message>
        <source>{0} cannot be read</source>
        <translation>illisibles&#x202f;: {0}</translation>
    </message>
    <message>
        <source>There are no names in this file.</source>
        <translation>Ce fichier ne contient aucun nom.</translation>
    </message>
    <message>
        <source>Import 1 name</source>
        <translation>Importer 1 nom</translation>
    </message>
    <message>
        <source>Import {0} names</source>
        <translation>Importer {0} noms</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Effet</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Prononciation</translation>
    </message>
    <message>
        <source>Said until now</source>
        <translation>Jusqu’ici</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>is new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>déjà présent</translation>
    </message>
    <message>
        <source>replaces yours</source>
        <translation>remplace le vôtre</translation>
    </message>
    <message>
        <source>is said in another way</source>
        <translation>prononcé autrement</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Update {0}</source>
        <translation>Mettre à jour {0}</translation>
    </message>
    <message>
        <source>Install {0}</source>
        <translation>Installer {0}</translation>
    </message>
    <message>
        <source>What the publisher says of the model</source>
        <translation>Ce que l’éditeur dit du modèle</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Mettre à jour</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>A folder or a bundle with the model can be imported all the same.</source>
        <translation>Un dossier ou un lot contenant le modèle peut tout de même être importé.</translation>
    </message>
    <message>
        <source>Is asked for…</source>
        <translation>En cours de demande…</translation>
    </message>
    <message>
        <source>{0} are free in {1}: {2} are missing. Free some space, then try again.</source>
        <translation>{0} sont libres dans {1}&#x202f;: il manque {2}. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>{0} are free in {1}</source>
        <translation>{0} libres dans {1}</translation>
    </message>
    <message>
        <source>Nobody has recorded it</source>
        <translation>Personne ne l’a notée</translation>
    </message>
    <message>
        <source>The server says it at the beginning</source>
        <translation>Le serveur l’indique au début</translation>
    </message>
    <message>
        <source>{0}, of which {1} are here</source>
        <translation>{0}, dont {1} sont déjà là</translation>
    </message>
    <message>
        <source>The model is fetched by a separate program, checked byte by byte, and installed for you. No recording and no text leaves this computer.</source>
        <translation>Le modèle est téléchargé par un programme à part, vérifié octet par octet, puis installé pour vous. Aucun enregistrement ni aucun texte ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
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
    <name>KindBox</name>
    <message>
        <source>Kind of paragraph</source>
        <translation>Type de paragraphe</translation>
    </message>
</context>
<context>
    <name>LibraryMoveDialog</name>
    <message>
        <source>Move the library</source>
        <translation>Déplacer la bibliothèque</translation>
    </message>
    <message>
        <source>To: {0}</source>
        <translation>Vers&#x202f;: {0}</translation>
    </message>
    <message>
        <source>The folder is looked at…</source>
        <translation>Examen du dossier…</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The library cannot be moved while a job runs.</source>
        <translation>La bibliothèque ne peut pas être déplacée pendant qu’une tâche s’exécute.</translation>
    </message>
    <message>
        <source>Wait until it is done or pause it, then move the library.</source>
        <translation>Attendez qu’elle soit terminée ou suspendez-la, puis déplacez la bibliothèque.</translation>
    </message>
    <message>
        <source>{0} are copied and compared; {1} are free there. Souffleur starts again afterwards. The old copy stays until you delete it. Recordings that lie elsewhere stay where they are.</source>
        <translation>{0} seront copiés et comparés&#x202f;; {1} y sont libres. Souffleur redémarre ensuite. L’ancienne copie reste jusqu’à ce que vous la supprimiez. Les enregistrements situés ailleurs restent à leur place.</translation>
    </message>
    <message>
        <source>The library is in its new folder. Souffleur starts again to work with it.</source>
        <translation>La bibliothèque est dans son nouveau dossier. Souffleur redémarre pour l’utiliser.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>The library was not moved. It is where it was.</source>
        <translation>La bibliothèque n’a pas été déplacée. Elle est là où elle était.</translation>
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
    <name>LicenceDialog</name>
    <message>
        <source>Licence of {0}</source>
        <translation>Licence de {0}</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
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
    <name>ListenBar</name>
    <message>
        <source>Sentence {0} of {1}</source>
        <translation>Phrase {0} sur {1}</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Périphérique de sortie</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open recordings</source>
        <translation>Ouvrir des enregistrements</translation>
    </message>
    <message>
        <source>Something that you wrote is not stored yet.</source>
        <translation>Une partie de ce que vous avez écrit n’est pas encore enregistrée.</translation>
    </message>
    <message>
        <source>Make room on the disk, or copy your text, and close the window then.</source>
        <translation>Libérez de la place sur le disque, ou copiez votre texte, puis fermez la fenêtre.</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>Fermer et perdre ce texte</translation>
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
    <name>MarkChip</name>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>word</source>
        <translation>mot</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>ordinal</source>
        <translation>ordinal</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
</context>
<context>
    <name>MarkSentence</name>
    <message>
        <source>A pause of {0} s</source>
        <translation>Une pause de {0} s</translation>
    </message>
    <message>
        <source>“{0}” letter by letter</source>
        <translation>«&#x202f;{0}&#x202f;» lettre par lettre</translation>
    </message>
    <message>
        <source>“{0}” as a word</source>
        <translation>«&#x202f;{0}&#x202f;» comme un mot</translation>
    </message>
    <message>
        <source>“{0}” in this language: {1}</source>
        <translation>«&#x202f;{0}&#x202f;» dans cette langue&#x202f;: {1}</translation>
    </message>
    <message>
        <source>“{0}” in phonetic letters: /{1}/</source>
        <translation>«&#x202f;{0}&#x202f;» en phonétique&#x202f;: /{1}/</translation>
    </message>
    <message>
        <source>“{0}” as: {1}</source>
        <translation>«&#x202f;{0}&#x202f;» comme&#x202f;: {1}</translation>
    </message>
    <message>
        <source>“{0}” as if written “{1}”</source>
        <translation>«&#x202f;{0}&#x202f;» comme si l’on écrivait «&#x202f;{1}&#x202f;»</translation>
    </message>
    <message>
        <source>“{0}” in the voice {1}</source>
        <translation>«&#x202f;{0}&#x202f;» par la voix {1}</translation>
    </message>
</context>
<context>
    <name>ModelActions</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installer…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Annuler le téléchargement</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Measure the speed</source>
        <translation>Mesurer la vitesse</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>Licence…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Update…</source>
        <translation>Mettre à jour…</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>The chosen model</source>
        <translation>Le modèle choisi</translation>
    </message>
    <message>
        <source>Files of the model</source>
        <translation>Fichiers du modèle</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>sans précision</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non notée</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Checksums</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Checked just now: damaged</source>
        <translation>Vérifié à l’instant&#x202f;: abîmé</translation>
    </message>
    <message>
        <source>Checked just now: all files are right</source>
        <translation>Vérifié à l’instant&#x202f;: tous les fichiers sont bons</translation>
    </message>
    <message>
        <source>Checked when it was installed</source>
        <translation>Vérifié à l’installation</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Cannot be checked: it is not complete</source>
        <translation>Impossible à vérifier&#x202f;: il n’est pas complet</translation>
    </message>
    <message>
        <source>Checked before it is installed</source>
        <translation>Vérifié avant d’être installé</translation>
    </message>
    <message>
        <source>Install or import it again.</source>
        <translation>Installez-le ou importez-le de nouveau.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>Importez-le de nouveau.</translation>
    </message>
    <message>
        <source>A download was begun; it goes on where it was.</source>
        <translation>Un téléchargement a été commencé&#x202f;; il reprend là où il en était.</translation>
    </message>
    <message>
        <source>The catalogue names a newer revision; yours works all the same.</source>
        <translation>Le catalogue indique une révision plus récente&#x202f;; la vôtre fonctionne quand même.</translation>
    </message>
    <message>
        <source>Nobody has pinned it to a revision yet, so it is not downloaded. A folder with it can be imported.</source>
        <translation>Personne n’a encore fixé sa révision&#x202f;: il n’est donc pas téléchargé. Un dossier qui le contient peut être importé.</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>not known</source>
        <translation>sans précision</translation>
    </message>
    <message>
        <source>{0} languages</source>
        <translation>{0} langues</translation>
    </message>
    <message>
        <source>Tells speakers apart</source>
        <translation>Distingue les intervenants</translation>
    </message>
    <message>
        <source>Translates into English too</source>
        <translation>Traduit aussi en anglais</translation>
    </message>
    <message>
        <source>High quality</source>
        <translation>Qualité haute</translation>
    </message>
    <message>
        <source>Medium quality</source>
        <translation>Qualité moyenne</translation>
    </message>
    <message>
        <source>Low quality</source>
        <translation>Qualité basse</translation>
    </message>
    <message>
        <source>Lowest quality</source>
        <translation>Qualité très basse</translation>
    </message>
    <message>
        <source>{0} speakers</source>
        <translation>{0} locuteurs</translation>
    </message>
    <message>
        <source>{0} of memory</source>
        <translation>{0} de mémoire</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Non notée</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>Usage commercial exclu</translation>
    </message>
    <message>
        <source>Read its model card</source>
        <translation>Lire sa fiche</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesurée</translation>
    </message>
    <message>
        <source>{0} × real time</source>
        <translation>{0} × le temps réel</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Can be updated</source>
        <translation>Mise à jour possible</translation>
    </message>
    <message>
        <source>Incomplete or damaged</source>
        <translation>Incomplet ou abîmé</translation>
    </message>
    <message>
        <source>Begun: {0} here</source>
        <translation>Commencé&#x202f;: {0} reçus</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Non installé</translation>
    </message>
    <message>
        <source>Not for download yet</source>
        <translation>Pas encore téléchargeable</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Begins…</source>
        <translation>Commence…</translation>
    </message>
    <message>
        <source>Pauses…</source>
        <translation>Se met en pause…</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>En pause à {0}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Is being cancelled…</source>
        <translation>En cours d’annulation…</translation>
    </message>
    <message>
        <source>Could not be downloaded</source>
        <translation>N’a pas pu être téléchargé</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
    <message>
        <source>Managed by you</source>
        <translation>Géré par vous</translation>
    </message>
    <message>
        <source>This computer’s, for everybody</source>
        <translation>Pour tous, sur cet ordinateur</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Géré par votre organisation</translation>
    </message>
    <message>
        <source>Comes with Souffleur</source>
        <translation>Fourni avec Souffleur</translation>
    </message>
    <message>
        <source>Folder in SOUFFLEUR_MODELS</source>
        <translation>Dossier de SOUFFLEUR_MODELS</translation>
    </message>
    <message>
        <source>It is there for everybody on this computer: an administrator removes it.</source>
        <translation>Il sert à tous sur cet ordinateur&#x202f;: c’est à un administrateur de le supprimer.</translation>
    </message>
    <message>
        <source>It is in a folder of your organisation: an administrator removes it.</source>
        <translation>Il est dans un dossier de votre organisation&#x202f;: c’est à un administrateur de le supprimer.</translation>
    </message>
    <message>
        <source>It comes with Souffleur and stays.</source>
        <translation>Il est fourni avec Souffleur et reste en place.</translation>
    </message>
    <message>
        <source>The variable SOUFFLEUR_MODELS names its folder: remove it there.</source>
        <translation>La variable SOUFFLEUR_MODELS désigne son dossier&#x202f;: supprimez-le à cet endroit.</translation>
    </message>
</context>
<context>
    <name>ModelsBar</name>
    <message>
        <source>What the models are for</source>
        <translation>Usage des modèles</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Filtrer les modèles</translation>
    </message>
    <message>
        <source>Language of the models</source>
        <translation>Langue des modèles</translation>
    </message>
    <message>
        <source>Installed only</source>
        <translation>Installés seulement</translation>
    </message>
    <message>
        <source>{0} of {1} models</source>
        <translation>{0} modèles sur {1}</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 modèle</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>{0} modèles</translation>
    </message>
    <message>
        <source>French and English</source>
        <translation>Français et anglais</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Toutes les langues</translation>
    </message>
</context>
<context>
    <name>ModelsModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Vitesse ici</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>No model matches</source>
        <translation>Aucun modèle ne correspond</translation>
    </message>
    <message>
        <source>The list is narrowed by a word, a language, or to what is installed.</source>
        <translation>La liste est restreinte par un mot, une langue ou à ce qui est installé.</translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>Afficher tous les modèles</translation>
    </message>
    <message>
        <source>{0} are free in {1}</source>
        <translation>{0} libres dans {1}</translation>
    </message>
    <message>
        <source>Models and voices</source>
        <translation>Modèles et voix</translation>
    </message>
</context>
<context>
    <name>ModelsTable</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
</context>
<context>
    <name>ModelsWorkspace</name>
    <message>
        <source>“{0}” is installed.</source>
        <translation>«&#x202f;{0}&#x202f;» est installé.</translation>
    </message>
    <message>
        <source>“{0}” can be used.</source>
        <translation>«&#x202f;{0}&#x202f;» peut être utilisé.</translation>
    </message>
    <message>
        <source>{0} can be used.</source>
        <translation>{0} peuvent être utilisés.</translation>
    </message>
    <message>
        <source>“{0}” is not as it should be.</source>
        <translation>«&#x202f;{0}&#x202f;» n’est pas comme il devrait être.</translation>
    </message>
    <message>
        <source>Every file of “{0}” is as it should be.</source>
        <translation>Tous les fichiers de «&#x202f;{0}&#x202f;» sont comme ils doivent être.</translation>
    </message>
    <message>
        <source>“{0}” is removed.</source>
        <translation>«&#x202f;{0}&#x202f;» est supprimé.</translation>
    </message>
    <message>
        <source>A bundle (.zip)…</source>
        <translation>Un lot (.zip)…</translation>
    </message>
    <message>
        <source>The folder of a model…</source>
        <translation>Le dossier d’un modèle…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Bundles of models (*.zip)</source>
        <translation>Lots de modèles (*.zip)</translation>
    </message>
</context>
<context>
    <name>MusicPanel</name>
    <message>
        <source>Preview the mix</source>
        <translation>Écouter le mixage</translation>
    </message>
    <message>
        <source>Making the preview</source>
        <translation>Préparation de l’écoute</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Mixing…</source>
        <translation>Mixage…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Intro</source>
        <translation>Générique de début</translation>
    </message>
    <message>
        <source>Before the voice, fading out under its first words</source>
        <translation>Avant la voix, s’efface sous ses premiers mots</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>Tapis sonore</translation>
    </message>
    <message>
        <source>Under the voice, from its beginning to its end</source>
        <translation>Sous la voix, du début à la fin</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>Générique de fin</translation>
    </message>
    <message>
        <source>After the voice, fading in under its last words</source>
        <translation>Après la voix, monte sous ses derniers mots</translation>
    </message>
    <message>
        <source>Choose the intro</source>
        <translation>Choisir le générique de début</translation>
    </message>
    <message>
        <source>Choose the bed</source>
        <translation>Choisir le tapis sonore</translation>
    </message>
    <message>
        <source>Choose the outro</source>
        <translation>Choisir le générique de fin</translation>
    </message>
</context>
<context>
    <name>NameActions</name>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Add a name…</source>
        <translation>Ajouter un nom…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Undo the last change of the list</source>
        <translation>Annuler le dernier changement de la liste</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Dupliquer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Copy into my list…</source>
        <translation>Copier dans ma liste…</translation>
    </message>
</context>
<context>
    <name>NameCells</name>
    <message>
        <source>yours takes its place</source>
        <translation>remplacé par le vôtre</translation>
    </message>
</context>
<context>
    <name>NameChanges</name>
    <message>
        <source>Add a name</source>
        <translation>Ajouter un nom</translation>
    </message>
    <message>
        <source>Edit the name</source>
        <translation>Modifier le nom</translation>
    </message>
    <message>
        <source>Copy into my list</source>
        <translation>Copier dans ma liste</translation>
    </message>
    <message>
        <source>Duplicate the name</source>
        <translation>Dupliquer le nom</translation>
    </message>
    <message>
        <source>{0} names were deleted.</source>
        <translation>{0} noms ont été supprimés.</translation>
    </message>
    <message>
        <source>“{0}” was deleted.</source>
        <translation>«&#x202f;{0}&#x202f;» a été supprimé.</translation>
    </message>
    <message>
        <source>“{0}” is in the list.</source>
        <translation>«&#x202f;{0}&#x202f;» est dans la liste.</translation>
    </message>
    <message>
        <source>“{0}” was changed.</source>
        <translation>«&#x202f;{0}&#x202f;» a été modifié.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Hear</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Tell the recogniser of it, so that it is written right</source>
        <translation>L’indiquer à la reconnaissance, pour qu’il soit bien écrit</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Toute langue</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In one publication</source>
        <translation>Dans une publication</translation>
    </message>
    <message>
        <source>In one article</source>
        <translation>Dans un article</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Said</source>
        <translation>&amp;Prononciation</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>H&amp;olds</source>
        <translation>P&amp;ortée</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>No&amp;te</translation>
    </message>
    <message>
        <source>Name of the publication</source>
        <translation>Nom de la publication</translation>
    </message>
    <message>
        <source>Any publication</source>
        <translation>Toute publication</translation>
    </message>
    <message>
        <source>Anything for your colleagues</source>
        <translation>Pour vos collègues</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This cannot be kept yet: {0}.</source>
        <translation>Impossible à garder pour l’instant&#x202f;: {0}.</translation>
    </message>
    <message>
        <source>It takes the place of the entry that is in your list.</source>
        <translation>Il remplacera l’entrée qui est dans votre liste.</translation>
    </message>
</context>
<context>
    <name>NameFiles</name>
    <message>
        <source>Import names</source>
        <translation>Importer des noms</translation>
    </message>
    <message>
        <source>Everything, as a table (CSV)…</source>
        <translation>Tout, sous forme de tableau (CSV)…</translation>
    </message>
    <message>
        <source>Pronunciations in {0} (W3C PLS)…</source>
        <translation>Prononciations&#x202f;: {0} (W3C PLS)…</translation>
    </message>
    <message>
        <source>Export the names</source>
        <translation>Exporter les noms</translation>
    </message>
    <message>
        <source>{0} names were imported.</source>
        <translation>{0} noms ont été importés.</translation>
    </message>
    <message>
        <source>“{0}” was imported.</source>
        <translation>«&#x202f;{0}&#x202f;» a été importé.</translation>
    </message>
    <message>
        <source>“{0}” was written.</source>
        <translation>«&#x202f;{0}&#x202f;» a été écrit.</translation>
    </message>
    <message>
        <source>One name has no pronunciation that this kind of file can hold, and is not in it.</source>
        <translation>Un nom n’a pas de prononciation que ce type de fichier puisse contenir, et n’y figure pas.</translation>
    </message>
    <message>
        <source>{0} names have no pronunciation that this kind of file can hold, and are not in it.</source>
        <translation>{0} noms n’ont pas de prononciation que ce type de fichier puisse contenir, et n’y figurent pas.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
</context>
<context>
    <name>NameTexts</name>
    <message>
        <source>As the voice reads it</source>
        <translation>Comme la voix le lit</translation>
    </message>
    <message>
        <source>As a word</source>
        <translation>Comme un mot</translation>
    </message>
    <message>
        <source>Letter by letter</source>
        <translation>Lettre par lettre</translation>
    </message>
    <message>
        <source>Respelling</source>
        <translation>Réécriture</translation>
    </message>
    <message>
        <source>Phonetic alphabet (IPA)</source>
        <translation>Alphabet phonétique (API)</translation>
    </message>
    <message>
        <source>As in another language</source>
        <translation>Comme dans une autre langue</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«&#x202f;{0}&#x202f;»</translation>
    </message>
    <message>
        <source>As in: {0}</source>
        <translation>Comme en&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In any publication</source>
        <translation>Dans toute publication</translation>
    </message>
    <message>
        <source>In one article</source>
        <translation>Dans un article</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>Ne tient pas</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Shared list</source>
        <translation>Liste partagée</translation>
    </message>
    <message>
        <source>My list</source>
        <translation>Ma liste</translation>
    </message>
</context>
<context>
    <name>NamesBar</name>
    <message>
        <source>Filter the names</source>
        <translation>Filtrer les noms</translation>
    </message>
    <message>
        <source>Names to show</source>
        <translation>Noms à afficher</translation>
    </message>
    <message>
        <source>All names</source>
        <translation>Tous les noms</translation>
    </message>
    <message>
        <source>My list</source>
        <translation>Ma liste</translation>
    </message>
    <message>
        <source>Shared list</source>
        <translation>Liste partagée</translation>
    </message>
    <message>
        <source>With a pronunciation</source>
        <translation>Avec prononciation</translation>
    </message>
    <message>
        <source>Without a pronunciation</source>
        <translation>Sans prononciation</translation>
    </message>
    <message>
        <source>Do not fit</source>
        <translation>Ne tiennent pas</translation>
    </message>
    <message>
        <source>{0} of {1} names</source>
        <translation>{0} noms sur {1}</translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>1 nom</translation>
    </message>
    <message>
        <source>{0} names</source>
        <translation>{0} noms</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Prononciation</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconnaissance</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Shared list; yours takes its place</source>
        <translation>Liste partagée&#x202f;; remplacé par le vôtre</translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>No names yet</source>
        <translation>Pas encore de noms</translation>
    </message>
    <message>
        <source>A name that is in the list is written right in transcripts, and said right where you say how. Names that you correct again and again are suggested here.</source>
        <translation>Un nom de la liste est bien écrit dans les transcriptions, et bien prononcé si vous dites comment. Les noms que vous corrigez souvent sont proposés ici.</translation>
    </message>
    <message>
        <source>No name matches</source>
        <translation>Aucun nom ne correspond</translation>
    </message>
    <message>
        <source>The list is narrowed.</source>
        <translation>La liste est filtrée.</translation>
    </message>
    <message>
        <source>Show all names</source>
        <translation>Afficher tous les noms</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export the names</source>
        <translation>Exporter les noms</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Importer une liste…</translation>
    </message>
    <message>
        <source>{0} names are chosen</source>
        <translation>{0} noms sélectionnés</translation>
    </message>
    <message>
        <source>Shared list: {0} cannot be read; this is the copy of {1}</source>
        <translation>Liste partagée&#x202f;: {0} ne peut pas être lue&#x202f;; voici la copie du {1}</translation>
    </message>
    <message>
        <source>Shared list, which can only be read: {0}</source>
        <translation>Liste partagée, en lecture seule&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
</context>
<context>
    <name>NamesTable</name>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
</context>
<context>
    <name>NamesWorkspace</name>
    <message>
        <source>“{0}” is in the list.</source>
        <translation>«&#x202f;{0}&#x202f;» est dans la liste.</translation>
    </message>
    <message>
        <source>“{0}” is not suggested any more.</source>
        <translation>«&#x202f;{0}&#x202f;» ne sera plus proposé.</translation>
    </message>
</context>
<context>
    <name>NarrationReport</name>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>{0} LUFS (wanted: {1})</source>
        <translation>{0} LUFS (voulu&#x202f;: {1})</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Niveau sonore</translation>
    </message>
    <message>
        <source>{0} dBTP</source>
        <translation>{0} dBTP</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>Crête vraie</translation>
    </message>
    <message>
        <source>Loudness range</source>
        <translation>Plage de niveau</translation>
    </message>
    <message>
        <source>{0} LU</source>
        <translation>{0} LU</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Chapitres</translation>
    </message>
    <message>
        <source>It could not be said.</source>
        <translation>Elle n’a pas pu être dite.</translation>
    </message>
    <message>
        <source>Heard: “{0}”</source>
        <translation>Entendu&#x202f;: «&#x202f;{0}&#x202f;»</translation>
    </message>
    <message>
        <source>Approved by {0}: {1}</source>
        <translation>Validée par {0}&#x202f;: {1}</translation>
    </message>
    <message>
        <source>Not approved: nobody has listened to it yet, and its tags say so.</source>
        <translation>Non validée&#x202f;: personne ne l’a encore écoutée, et ses métadonnées le disent.</translation>
    </message>
    <message>
        <source>{0} spoken</source>
        <translation>{0} dites</translation>
    </message>
    <message>
        <source>{0} left out</source>
        <translation>{0} laissées de côté</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} en échec</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>in the tags</source>
        <translation>dans les métadonnées</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>spoken, and in the tags</source>
        <translation>dite, et dans les métadonnées</translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation>Mention de la voix de synthèse</translation>
    </message>
</context>
<context>
    <name>NewArticle</name>
    <message>
        <source>The pasted text</source>
        <translation>Le texte collé</translation>
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
    <name>ParagraphKind</name>
    <message>
        <source>Headline</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Standfirst</source>
        <translation>Chapô</translation>
    </message>
    <message>
        <source>Crosshead</source>
        <translation>Intertitre</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citation</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
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
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
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
    <name>PoliciesPage</name>
    <message>
        <source>Policies</source>
        <translation>Stratégies</translation>
    </message>
    <message>
        <source>What your organisation has decided for this computer, and the file or key that says so.</source>
        <translation>Ce que votre organisation a décidé pour cet ordinateur, et le fichier ou la clé qui le dit.</translation>
    </message>
    <message>
        <source>Policies in force</source>
        <translation>Stratégies en vigueur</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Who may change it</source>
        <translation>Qui peut le changer</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>No policy is in force: you decide everything yourself.</source>
        <translation>Aucune stratégie n’est en vigueur&#x202f;: vous décidez de tout.</translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation>Votre organisation</translation>
    </message>
    <message>
        <source>You: it is a default</source>
        <translation>Vous&#x202f;: c’est une valeur par défaut</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy and retention</source>
        <translation>Confidentialité et conservation</translation>
    </message>
    <message>
        <source>Recordings, transcripts and articles stay on this computer. Nothing is sent anywhere.</source>
        <translation>Enregistrements, transcriptions et articles restent sur cet ordinateur. Rien n’est envoyé nulle part.</translation>
    </message>
    <message>
        <source>What leaves this computer, and how to check it…</source>
        <translation>Ce qui quitte cet ordinateur, et comment le vérifier…</translation>
    </message>
    <message>
        <source>What would be deleted now</source>
        <translation>Ce qui serait supprimé maintenant</translation>
    </message>
    <message>
        <source>Nothing: recordings are kept until you delete them yourself.</source>
        <translation>Rien&#x202f;: les enregistrements sont gardés jusqu’à ce que vous les supprimiez.</translation>
    </message>
    <message>
        <source>Nothing: no reviewed recording is that old. What nobody has reviewed is never deleted.</source>
        <translation>Rien&#x202f;: aucun enregistrement relu n’est aussi ancien. Ce que personne n’a relu n’est jamais supprimé.</translation>
    </message>
    <message>
        <source>These are reviewed and old enough. For a week they can be brought back; originals stay.</source>
        <translation>Ils sont relus et assez anciens. Pendant une semaine, ils peuvent être restaurés&#x202f;; les originaux restent.</translation>
    </message>
    <message>
        <source>{0} – last worked on: {1}</source>
        <translation>{0} – dernier travail&#x202f;: {1}</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish the article</source>
        <translation>Publier l’article</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation>Mention de la voix de synthèse</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Métadonnées</translation>
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
        <source>narration</source>
        <translation>narration</translation>
    </message>
    <message>
        <source>No chapters: the article has no crossheads.</source>
        <translation>Sans chapitres&#x202f;: l’article n’a pas d’intertitres.</translation>
    </message>
    <message>
        <source>With chapters: the beginning and 1 crosshead.</source>
        <translation>Avec chapitres&#x202f;: le début et 1 intertitre.</translation>
    </message>
    <message>
        <source>With chapters: the beginning and {0} crossheads.</source>
        <translation>Avec chapitres&#x202f;: le début et {0} intertitres.</translation>
    </message>
    <message>
        <source>The file says in its tags that nobody has approved it yet. Listen to it, then approve it.</source>
        <translation>Le fichier dit dans ses métadonnées que personne ne l’a encore validé. Écoutez-le, puis validez-le.</translation>
    </message>
    <message>
        <source>Publish into this folder</source>
        <translation>Publier dans ce dossier</translation>
    </message>
</context>
<context>
    <name>PublishNews</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>“{0}” could not be published.</source>
        <translation>«&#x202f;{0}&#x202f;» n’a pas pu être publié.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>“{0}” is published, with sentences to listen to.</source>
        <translation>«&#x202f;{0}&#x202f;» est publié, avec des phrases à écouter.</translation>
    </message>
    <message>
        <source>“{0}” is published.</source>
        <translation>«&#x202f;{0}&#x202f;» est publié.</translation>
    </message>
</context>
<context>
    <name>PublishProgress</name>
    <message>
        <source>Publishing</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the publication</source>
        <translation>Annuler la publication</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>En attente de son tour</translation>
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
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
</context>
<context>
    <name>RecorderDraft</name>
    <message>
        <source>Show a rough text while recording</source>
        <translation>Afficher un texte brut pendant l’enregistrement</translation>
    </message>
    <message>
        <source>It takes much of the computer’s power. The recording itself comes first.</source>
        <translation>Il demande beaucoup de puissance à l’ordinateur. L’enregistrement lui-même passe avant tout.</translation>
    </message>
    <message>
        <source>Rough text of what is being said</source>
        <translation>Texte brut de ce qui est dit</translation>
    </message>
    <message>
        <source>Draft: full of mistakes, and not kept.</source>
        <translation>Brouillon&#x202f;: plein d’erreurs, et non conservé.</translation>
    </message>
    <message>
        <source>Draft: the model is being loaded …</source>
        <translation>Brouillon&#x202f;: chargement du modèle…</translation>
    </message>
    <message>
        <source>[{time} left out: this computer cannot keep up]</source>
        <translation>[passage de {time} sauté&#x202f;: cet ordinateur ne suit pas]</translation>
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
        <source>Choose another file…</source>
        <translation>Choisir un autre fichier…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
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
        <source>Which file instead of “{0}”?</source>
        <translation>Quel fichier à la place de «&#x202f;{0}&#x202f;»&#x202f;?</translation>
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
    <name>RemoveDialog</name>
    <message>
        <source>Remove a model</source>
        <translation>Supprimer un modèle</translation>
    </message>
    <message>
        <source>Remove “{0}” from this computer?</source>
        <translation>Supprimer «&#x202f;{0}&#x202f;» de cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>This frees {0} and cannot be undone.</source>
        <translation>Cela libère {0} et ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>Il pourra être téléchargé de nouveau.</translation>
    </message>
    <message>
        <source>To have it back, you need its folder.</source>
        <translation>Pour le retrouver, il vous faudra son dossier.</translation>
    </message>
    <message>
        <source>Transcripts and narrations that were made with it stay.</source>
        <translation>Les transcriptions et les narrations faites avec lui restent.</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>Supprimer le modèle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
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
    <name>ReportView</name>
    <message>
        <source>Which publication</source>
        <translation>Quelle publication</translation>
    </message>
    <message>
        <source>Nothing is published of this article. Publish… is above.</source>
        <translation>Rien n’est publié de cet article. Publier… est en haut.</translation>
    </message>
    <message>
        <source>The article was changed since; publish it again to have the changes in the file.</source>
        <translation>L’article a été modifié depuis&#x202f;; publiez-le de nouveau pour que le fichier suive.</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Valider…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>In this computer’s own player, as listeners will hear it</source>
        <translation>Dans le lecteur de cet ordinateur, comme l’entendront les auditeurs</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Sentences to listen to</source>
        <translation>Phrases à écouter</translation>
    </message>
    <message>
        <source>The file is not where it was published: {0}</source>
        <translation>Le fichier n’est plus où il a été publié&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Written beside it: {0}</source>
        <translation>Écrits à côté&#x202f;: {0}</translation>
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
    <name>SaidList</name>
    <message>
        <source>What will be said</source>
        <translation>Ce qui sera dit</translation>
    </message>
</context>
<context>
    <name>SayAsField</name>
    <message>
        <source>How it is said</source>
        <translation>Comment le nom se prononce</translation>
    </message>
    <message>
        <source>Language that it is said in</source>
        <translation>Langue dans laquelle il se prononce</translation>
    </message>
    <message>
        <source>Sounds in the phonetic alphabet</source>
        <translation>Sons en alphabet phonétique</translation>
    </message>
    <message>
        <source>for example: ʒɑ̃ ʁeˈno</source>
        <translation>par exemple&#x202f;: ʒɑ̃ ʁeˈno</translation>
    </message>
    <message>
        <source>Spelling that a voice says right</source>
        <translation>Orthographe qu’une voix prononce bien</translation>
    </message>
    <message>
        <source>for example: Reno</source>
        <translation>par exemple&#x202f;: Reno</translation>
    </message>
</context>
<context>
    <name>SayDialog</name>
    <message>
        <source>Say it like…</source>
        <translation>Prononcer ainsi…</translation>
    </message>
    <message>
        <source>Hear it as now</source>
        <translation>Écouter tel quel</translation>
    </message>
    <message>
        <source>Hear the proposal</source>
        <translation>Écouter la proposition</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Name the publication beside the article first.</source>
        <translation>Indiquez d’abord le titre de presse à côté de l’article.</translation>
    </message>
    <message>
        <source>Said now: “{0}”</source>
        <translation>Dit actuellement&#x202f;: «&#x202f;{0}&#x202f;»</translation>
    </message>
    <message>
        <source>Said now: {0} ({1})</source>
        <translation>Dit actuellement&#x202f;: {0} ({1})</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Supprimer la marque</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Supprimer l’entrée</translation>
    </message>
</context>
<context>
    <name>SayKeep</name>
    <message>
        <source>only here</source>
        <translation>seulement ici</translation>
    </message>
    <message>
        <source>in this article</source>
        <translation>dans cet article</translation>
    </message>
    <message>
        <source>in every article of {0}</source>
        <translation>dans tous les articles de {0}</translation>
    </message>
    <message>
        <source>in every article of the publication</source>
        <translation>dans tous les articles du titre</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>partout</translation>
    </message>
</context>
<context>
    <name>SayWay</name>
    <message>
        <source>As a word</source>
        <translation>Comme un mot</translation>
    </message>
    <message>
        <source>Letter by letter</source>
        <translation>Lettre par lettre</translation>
    </message>
    <message>
        <source>As if written</source>
        <translation>Comme si l’on écrivait</translation>
    </message>
    <message>
        <source>In phonetic letters (IPA)</source>
        <translation>En phonétique (API)</translation>
    </message>
    <message>
        <source>In another language</source>
        <translation>Dans une autre langue</translation>
    </message>
    <message>
        <source>as a word</source>
        <translation>comme un mot</translation>
    </message>
    <message>
        <source>letter by letter</source>
        <translation>lettre par lettre</translation>
    </message>
    <message>
        <source>as if written “{0}”</source>
        <translation>comme si l’on écrivait «&#x202f;{0}&#x202f;»</translation>
    </message>
    <message>
        <source>in this language: {0}</source>
        <translation>dans cette langue&#x202f;: {0}</translation>
    </message>
</context>
<context>
    <name>SayWays</name>
    <message>
        <source>Spelling that the voice says right</source>
        <translation>Graphie que la voix prononce bien</translation>
    </message>
    <message>
        <source>as one would write the sound</source>
        <translation>comme on écrirait le son</translation>
    </message>
    <message>
        <source>Phonetic letters</source>
        <translation>Lettres phonétiques</translation>
    </message>
    <message>
        <source>for example ʃiː dʒinˈpiŋ</source>
        <translation>par exemple ʃiː dʒinˈpiŋ</translation>
    </message>
    <message>
        <source>Other language</source>
        <translation>Autre langue</translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message>
        <source>Select a word first: there is nothing to say here.</source>
        <translation>Sélectionnez d’abord un mot&#x202f;: il n’y a rien à dire ici.</translation>
    </message>
    <message>
        <source>Select fewer words.</source>
        <translation>Sélectionnez moins de mots.</translation>
    </message>
    <message>
        <source>how a name is said</source>
        <translation>la prononciation d’un nom</translation>
    </message>
    <message>
        <source>“{0}” is in the names now.</source>
        <translation>«&#x202f;{0}&#x202f;» figure maintenant dans les noms.</translation>
    </message>
    <message>
        <source>“{0}” is no longer in the names.</source>
        <translation>«&#x202f;{0}&#x202f;» ne figure plus dans les noms.</translation>
    </message>
    <message>
        <source>“{0}” is in the shared list, which cannot be changed here.</source>
        <translation>«&#x202f;{0}&#x202f;» figure dans la liste partagée, qui ne se modifie pas ici.</translation>
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
    <name>SecondHearing</name>
    <message>
        <source>The passage is being transcribed again. Your text stays until you decide.</source>
        <translation>Le passage est transcrit de nouveau. Votre texte reste tel quel jusqu’à votre décision.</translation>
    </message>
    <message>
        <source>The passage could not be transcribed again. Your text is as it was.</source>
        <translation>Le passage n’a pas pu être transcrit de nouveau. Votre texte est intact.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>SentenceState</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>being spoken</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>ready, spoken before</source>
        <translation>prête, dite auparavant</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omise</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Take back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>{0}: take the choice back</source>
        <translation>{0}&#x202f;: revenir à la valeur par défaut</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Géré par votre organisation</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>The language in which Souffleur speaks to you.</source>
        <translation>La langue dans laquelle Souffleur vous parle.</translation>
    </message>
    <message>
        <source>What you listen with. Where it is not plugged in, the system’s is used.</source>
        <translation>Ce avec quoi vous écoutez. S’il n’est pas branché, celui du système est utilisé.</translation>
    </message>
    <message>
        <source>What you record with. Where it is not plugged in, the system’s is used.</source>
        <translation>Ce avec quoi vous enregistrez. S’il n’est pas branché, celui du système est utilisé.</translation>
    </message>
    <message>
        <source>A larger model makes fewer mistakes and takes longer.</source>
        <translation>Un plus grand modèle fait moins d’erreurs et prend plus de temps.</translation>
    </message>
    <message>
        <source>The language that is spoken in your recordings, where it is mostly the same.</source>
        <translation>La langue parlée dans vos enregistrements, si c’est presque toujours la même.</translation>
    </message>
    <message>
        <source>Accurate takes the time that good text needs; a draft is faster.</source>
        <translation>«&#x202f;Précis&#x202f;» prend le temps qu’il faut à un bon texte&#x202f;; un brouillon est plus rapide.</translation>
    </message>
    <message>
        <source>A graphics card is several times as fast as the processor, where there is one that can be used.</source>
        <translation>Une carte graphique utilisable est plusieurs fois plus rapide que le processeur.</translation>
    </message>
    <message>
        <source>How the model computes. The automatic choice suits the device.</source>
        <translation>La façon dont le modèle calcule. Le choix automatique convient à l’appareil.</translation>
    </message>
    <message>
        <source>Low leaves the machine to your other programs while it transcribes.</source>
        <translation>«&#x202f;Basse&#x202f;» laisse la machine à vos autres programmes pendant la transcription.</translation>
    </message>
    <message>
        <source>The voice that reads articles.</source>
        <translation>La voix qui lit les articles.</translation>
    </message>
    <message>
        <source>How loud a narration is. Podcasts are mostly at −16 LUFS, broadcasts at −23 LUFS.</source>
        <translation>Le niveau sonore d’une narration. Les podcasts sont surtout à −16 LUFS, la radiodiffusion à −23 LUFS.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
</context>
<context>
    <name>SettingsNews</name>
    <message numerus="yes">
        <source>%n reviewed recording(s) that nobody has worked on for {days} days were deleted.</source>
        <translation>
            <numerusform>%n enregistrement relu, sans travail depuis {days} jours, a été supprimé.</numerusform>
            <numerusform>%n enregistrements relus, sans travail depuis {days} jours, ont été supprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>For a week they can be brought back. The original files were not touched.</source>
        <translation>Pendant une semaine, ils peuvent être restaurés. Les fichiers d’origine n’ont pas été touchés.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>SettingsPages</name>
    <message>
        <source>Colours and size hold at once, the language from the next start on.</source>
        <translation>Les couleurs et la taille changent aussitôt, la langue au prochain démarrage.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>What a transcription starts with; it can be chosen otherwise for each.</source>
        <translation>Ce par quoi une transcription commence&#x202f;; chacune peut être réglée autrement.</translation>
    </message>
    <message>
        <source>Transcription</source>
        <translation>Transcription</translation>
    </message>
    <message>
        <source>What a narration starts with; it can be chosen otherwise for each article.</source>
        <translation>Ce par quoi une narration commence&#x202f;; chaque article peut être réglé autrement.</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Narration</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Privacy and retention</source>
        <translation>Confidentialité et conservation</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Stratégies</translation>
    </message>
</context>
<context>
    <name>SettingsWorkspace</name>
    <message>
        <source>Pages of settings</source>
        <translation>Pages de réglages</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Redémarrer maintenant</translation>
    </message>
    <message>
        <source>Souffleur speaks the other language from its next start on.</source>
        <translation>Souffleur parlera l’autre langue à partir de son prochain démarrage.</translation>
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
    <name>ShortcutsEditor</name>
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
        <source>All default keys</source>
        <translation>Toutes les touches par défaut</translation>
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
    <message>
        <source>All commands have their default keys again.</source>
        <translation>Toutes les commandes ont retrouvé leurs touches par défaut.</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Choose a command, then press the keys that are to do it. Keys that are taken change their owner.</source>
        <translation>Choisissez une commande, puis appuyez sur les touches qui doivent la lancer. Des touches déjà prises changent de commande.</translation>
    </message>
    <message>
        <source>A foot pedal for transcription works as a keyboard: press it where the new keys are asked for. Where its maker’s program can choose the keys, take those of “Play or pause” and “Back a few seconds”.</source>
        <translation>Une pédale de transcription fonctionne comme un clavier&#x202f;: appuyez dessus là où les nouvelles touches sont demandées. Si le programme du fabricant permet de choisir les touches, prenez celles de la lecture et du retour de quelques secondes.</translation>
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
    <name>SoundChoice</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Niveau sonore</translation>
    </message>
    <message>
        <source>Another loudness, stereo</source>
        <translation>Autre niveau, stéréo</translation>
    </message>
    <message>
        <source>Loudness in LUFS</source>
        <translation>Niveau sonore en LUFS</translation>
    </message>
    <message>
        <source>Subtitles (SRT and VTT)</source>
        <translation>Sous-titres (SRT et VTT)</translation>
    </message>
    <message>
        <source>Listen to check every sentence</source>
        <translation>Réécouter pour vérifier chaque phrase</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Loudness</source>
        <translation>Ni&amp;veau sonore</translation>
    </message>
    <message>
        <source>{0} listens to the file; what it hears otherwise is shown.</source>
        <translation>{0} écoute le fichier&#x202f;; ce qu’il entend autrement est montré.</translation>
    </message>
    <message>
        <source>That needs a recogniser for this language; it is added under Models.</source>
        <translation>Il faut pour cela un modèle de reconnaissance dans cette langue&#x202f;; il s’ajoute sous Modèles.</translation>
    </message>
    <message>
        <source>Your organisation has decided this.</source>
        <translation>Votre organisation l’a décidé.</translation>
    </message>
    <message>
        <source>MP3: plays everywhere</source>
        <translation>MP3&#x202f;: se lit partout</translation>
    </message>
    <message>
        <source>M4A (AAC): podcasts, phones</source>
        <translation>M4A (AAC)&#x202f;: podcasts, téléphones</translation>
    </message>
    <message>
        <source>Opus: the smallest</source>
        <translation>Opus&#x202f;: le plus petit</translation>
    </message>
    <message>
        <source>FLAC: nothing lost, half the size</source>
        <translation>FLAC&#x202f;: sans perte, moitié moins lourd</translation>
    </message>
    <message>
        <source>WAV: nothing lost, for editing</source>
        <translation>WAV&#x202f;: sans perte, pour le montage</translation>
    </message>
    <message>
        <source>Podcast, stereo</source>
        <translation>Podcast, stéréo</translation>
    </message>
    <message>
        <source>Podcast, mono</source>
        <translation>Podcast, mono</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Diffusion en ligne</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Antenne</translation>
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
    <name>StatusLine</name>
    <message>
        <source>Spoken sentences</source>
        <translation>Phrases dites</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n phrase</numerusform>
            <numerusform>%n phrases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n mot</numerusform>
            <numerusform>%n mots</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>environ {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s) left</source>
        <translation>
            <numerusform>%n doute restant</numerusform>
            <numerusform>%n doutes restants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) failed</source>
        <translation>
            <numerusform>%n phrase en échec</numerusform>
            <numerusform>%n phrases en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is spoken</source>
        <translation>Tout est dit</translation>
    </message>
    <message>
        <source>{0} of {1} spoken</source>
        <translation>{0} sur {1} dites</translation>
    </message>
</context>
<context>
    <name>SuggestionsStrip</name>
    <message>
        <source>Names from your corrections</source>
        <translation>Noms tirés de vos corrections</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>Ajouter à la liste</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Voir où</translation>
    </message>
    <message>
        <source>Not a name</source>
        <translation>Pas un nom</translation>
    </message>
    <message>
        <source>It is not suggested again</source>
        <translation>Il ne sera plus proposé</translation>
    </message>
    <message>
        <source>You changed “{0}” to “{1}” twice: add it to the list?</source>
        <translation>Vous avez changé «&#x202f;{0}&#x202f;» en «&#x202f;{1}&#x202f;» deux fois&#x202f;: l’ajouter à la liste&#x202f;?</translation>
    </message>
    <message>
        <source>You changed “{0}” to “{1}” {2} times: add it to the list?</source>
        <translation>Vous avez changé «&#x202f;{0}&#x202f;» en «&#x202f;{1}&#x202f;» {2} fois&#x202f;: l’ajouter à la liste&#x202f;?</translation>
    </message>
    <message>
        <source>In {0}</source>
        <translation>Dans {0}</translation>
    </message>
    <message>
        <source>{0}. One more suggestion after this one.</source>
        <translation>{0}. Encore une proposition après celle-ci.</translation>
    </message>
    <message>
        <source>{0}. {1} more suggestions after this one.</source>
        <translation>{0}. Encore {1} propositions après celle-ci.</translation>
    </message>
</context>
<context>
    <name>TagFields</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Your organisation has decided this.</source>
        <translation>Votre organisation l’a décidé.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>such as 2026-03-14</source>
        <translation>par exemple 2026-03-14</translation>
    </message>
    <message>
        <source>Write the date as year-month-day, such as 2026-03-14.</source>
        <translation>Écrivez la date en année-mois-jour, par exemple 2026-03-14.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a cover</source>
        <translation>Choisir une pochette</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the cover</source>
        <translation>Retirer la pochette</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Pas d’image</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Auteur</translation>
    </message>
    <message>
        <source>P&amp;ublication</source>
        <translation>P&amp;ublication</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Date</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Pochette</translation>
    </message>
    <message>
        <source>Choose a cover: JPEG or PNG</source>
        <translation>Choisir une pochette&#x202f;: JPEG ou PNG</translation>
    </message>
    <message>
        <source>{0}, {1} kB</source>
        <translation>{0}, {1} ko</translation>
    </message>
</context>
<context>
    <name>TasksStrip</name>
    <message>
        <source>What is going on with models</source>
        <translation>Ce qui est en cours sur les modèles</translation>
    </message>
    <message>
        <source>1 more waits</source>
        <translation>1 autre attend</translation>
    </message>
    <message>
        <source>{0} more wait</source>
        <translation>{0} autres attendent</translation>
    </message>
    <message>
        <source>Update of {0}</source>
        <translation>Mise à jour de {0}</translation>
    </message>
    <message>
        <source>Download of {0}</source>
        <translation>Téléchargement de {0}</translation>
    </message>
    <message>
        <source>Import of {0}</source>
        <translation>Importation de {0}</translation>
    </message>
    <message>
        <source>Verification of {0}</source>
        <translation>Vérification de {0}</translation>
    </message>
    <message>
        <source>Measuring the speed of {0}</source>
        <translation>Mesure de la vitesse de {0}</translation>
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
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n doute</numerusform>
            <numerusform>%n doutes</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubts</source>
        <translation>Aucun doute</translation>
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
    <name>VersionDialog</name>
    <message>
        <source>A newer version of the article</source>
        <translation>Une nouvelle version de l’article</translation>
    </message>
    <message>
        <source>What was decided stays where the text is the same, and what was said of it is not said again.</source>
        <translation>Vos décisions restent là où le texte est le même, et ce qui en a été dit n’est pas redit.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Take the newer version</source>
        <translation>Prendre la nouvelle version</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Paragraphs: {0} the same, {1} changed, {2} new, {3} gone.</source>
        <translation>Paragraphes&#x202f;: {0} identiques, {1} modifiés, {2} nouveaux, {3} disparus.</translation>
    </message>
    <message>
        <source>Changed: {0}</source>
        <translation>Modifié&#x202f;: {0}</translation>
    </message>
    <message>
        <source>New: {0}</source>
        <translation>Nouveau&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Gone: {0}</source>
        <translation>Disparu&#x202f;: {0}</translation>
    </message>
</context>
<context>
    <name>VoiceForm</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Intervenant</translation>
    </message>
    <message>
        <source>Voice of titles</source>
        <translation>Voix des titres</translation>
    </message>
    <message>
        <source>Voice of quotes</source>
        <translation>Voix des citations</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pauses</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Whose names and tags hold</source>
        <translation>Ses noms et ses métadonnées</translation>
    </message>
    <message>
        <source>Hear a sentence</source>
        <translation>Écouter une phrase</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titres</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
</context>
<context>
    <name>VoicePanel</name>
    <message>
        <source>Your organisation has decided this.</source>
        <translation>Votre organisation l’a décidé.</translation>
    </message>
    <message>
        <source>Whose names and tags hold</source>
        <translation>Ses noms et ses métadonnées</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Hear a sentence</source>
        <translation>Écouter une phrase</translation>
    </message>
    <message>
        <source>As the article: {0}</source>
        <translation>Comme l’article&#x202f;: {0}</translation>
    </message>
    <message>
        <source>The same voice</source>
        <translation>La même voix</translation>
    </message>
    <message>
        <source>{0} (not installed)</source>
        <translation>{0} (non installée)</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>La meilleure qui soit installée</translation>
    </message>
    <message>
        <source>The best: {0}</source>
        <translation>La meilleure&#x202f;: {0}</translation>
    </message>
    <message>
        <source>{0} is not installed; the best voice that is reads in its place.</source>
        <translation>{0} n’est pas installée&#x202f;; la meilleure voix présente lit à sa place.</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>Le premier</translation>
    </message>
    <message>
        <source>{0} · basic</source>
        <translation>{0} · de base</translation>
    </message>
    <message>
        <source>high quality</source>
        <translation>haute qualité</translation>
    </message>
    <message>
        <source>medium quality</source>
        <translation>qualité moyenne</translation>
    </message>
    <message>
        <source>low quality</source>
        <translation>basse qualité</translation>
    </message>
    <message>
        <source>very low quality</source>
        <translation>très basse qualité</translation>
    </message>
    <message>
        <source>This voice is built in and sounds like a machine: enough to hear whether names are right, not for publication. A better one is added under Models.</source>
        <translation>Cette voix intégrée sonne comme une machine&#x202f;: assez pour vérifier les noms, pas pour publier. Une meilleure s’ajoute sous Modèles.</translation>
    </message>
    <message>
        <source>Nobody has written down under which licence this voice may be used.</source>
        <translation>Personne n’a noté sous quelle licence cette voix peut servir.</translation>
    </message>
    <message>
        <source>Licence of the voice: {0}</source>
        <translation>Licence de la voix&#x202f;: {0}</translation>
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
    <name>Welcome</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Start again in this language</source>
        <translation>Redémarrer dans cette langue</translation>
    </message>
    <message>
        <source>Open the sample interview</source>
        <translation>Ouvrir l’interview d’exemple</translation>
    </message>
    <message>
        <source>Read the sample article</source>
        <translation>Lire l’article d’exemple</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>Voir les modèles</translation>
    </message>
    <message>
        <source>Start with my own work</source>
        <translation>Commencer avec mon travail</translation>
    </message>
    <message>
        <source>The sample interview</source>
        <translation>L’interview d’exemple</translation>
    </message>
    <message>
        <source>Looking at what this computer can do…</source>
        <translation>Examen de ce que cet ordinateur sait faire…</translation>
    </message>
    <message>
        <source>Welcome to Souffleur</source>
        <translation>Bienvenue dans Souffleur</translation>
    </message>
    <message>
        <source>Everything happens on this computer: no recording, no transcript and no article ever leaves it.</source>
        <translation>Tout se passe sur cet ordinateur&#x202f;: aucun enregistrement, aucune transcription et aucun article ne le quitte jamais.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>This page is under Help whenever you want it.</source>
        <translation>Cette page se retrouve à tout moment dans l’aide.</translation>
    </message>
    <message>
        <source>This works already</source>
        <translation>Ceci marche déjà</translation>
    </message>
    <message>
        <source>Try it, in a minute and without a network</source>
        <translation>Essayez, en une minute et sans réseau</translation>
    </message>
    <message>
        <source>For your own interviews</source>
        <translation>Pour vos propres interviews</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Interviews are transcribed by: {0}</source>
        <translation>Les interviews sont transcrites par&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Interviews in English are transcribed by the basic recogniser, which makes many mistakes.</source>
        <translation>Les interviews en anglais sont transcrites par la reconnaissance de base, qui fait beaucoup d’erreurs.</translation>
    </message>
    <message>
        <source>Articles are read by: {0}</source>
        <translation>Les articles sont lus par&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Articles are read by the basic voice, in French, English and more.</source>
        <translation>Les articles sont lus par la voix de base, en français, en anglais et dans d’autres langues.</translation>
    </message>
    <message>
        <source>Recommended for this computer: the model “{0}” ({1}). {2}</source>
        <translation>Recommandé pour cet ordinateur&#x202f;: le modèle «&#x202f;{0}&#x202f;» ({1}). {2}</translation>
    </message>
    <message>
        <source>It is transcribed; it opens by itself.</source>
        <translation>Transcription en cours&#x202f;; elle s’ouvre toute seule.</translation>
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
        <source>Next</source>
        <translation>La prochaine</translation>
    </message>
    <message>
        <source>Number {0} in the queue</source>
        <translation>Nᵒ {0} dans la file</translation>
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
<context>
    <name>_Piece</name>
    <message>
        <source>Choose a file: {0}</source>
        <translation>Choisir un fichier&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Without: {0}</source>
        <translation>Sans&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Changer…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>_Place</name>
    <message>
        <source>Show the folder</source>
        <translation>Afficher le dossier</translation>
    </message>
    <message>
        <source>{0}: show the folder</source>
        <translation>{0}&#x202f;: afficher le dossier</translation>
    </message>
    <message>
        <source>{0}; {1} are free on this disk</source>
        <translation>{0}&#x202f;; {1} libres sur ce disque</translation>
    </message>
    <message>
        <source>{0} are free on this disk</source>
        <translation>{0} libres sur ce disque</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Pause: {0}</source>
        <translation>Mettre en pause&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Go on: {0}</source>
        <translation>Reprendre&#x202f;: {0}</translation>
    </message>
    <message>
        <source>Cancel: {0}</source>
        <translation>Annuler&#x202f;: {0}</translation>
    </message>
</context>
</TS>
