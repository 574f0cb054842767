"""How French and English newsrooms write what stands around an article: rights, subscriptions, advertisements, buttons.

A pattern has to match a whole line, as `clean_characters` leaves it: a sentence that begins in the same way goes on
differently. Where that cannot be told, the line stays.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_notice"]

_ONLY: Final = r"(?:exclusivement |uniquement |strictement )?"
_THE_ARTICLE: Final = (
    r"(?:cet |l'|la |ce )?(?:article|contenu|accès|lecture|suite)(?: de (?:cet |l')article)?(?: est| complète?)?"
)
_LOG_IN_FR: Final = (
    r"(?:je m'abonne|s'abonner|m'abonner|abonnez-vous|je me connecte|se connecter|connectez-vous|s'inscrire"
    r"|inscrivez-vous)"
)
_LOG_IN_EN: Final = r"(?:log in|sign in|register|sign up|create (?:a |your )?(?:free )?account)"
_THIS_IS: Final = r"(?:this (?:article|content|story) is |exclusive(?:ly)? |available )?"
_OUR_READERS: Final = r"(?:our )?(?:paying |premium |registered )?subscribers(?: only)?"
_ADVERTISEMENT: Final = (
    r"(?:publicité|pub|annonce|advertisement|advertising|sponsored|sponsorisé|partenariat|publi-?rédactionnel"
    r"|publi-?reportage|ad)"
)
_BUTTON: Final = (
    r"(?:partager|partagez|share|tweeter|tweet|imprimer|print|email|envoyer|commenter|réagir|enregistrer|sauvegarder"
    r"|copier le lien|copy link|save|save article|bookmark|ajouter à (?:vos|mes) (?:sélections|favoris|articles))"
)
_THIS_ARTICLE: Final = r"(?:cet article|l'article|this article|this story|this|the article)"
_NETWORK: Final = (
    r"(?:facebook|twitter|linkedin|whatsapp|messenger|instagram|pinterest|telegram|bluesky|threads|flipboard|reddit"
    r"|e-?mail|copier|link|x)"
)
_PLATFORM: Final = (
    r"(?:facebook|twitter|x|instagram|linkedin|whatsapp|youtube|tiktok|bluesky|threads|google (?:news|actualités)"
    r"|notre application|nos réseaux)"
)
_LETTER: Final = r"(?:newsletters?|lettres? d'information|alertes?|boîte mail|chaîne whatsapp|notifications)"

_SUBSCRIPTIONS: Final = (
    rf"{_THE_ARTICLE} ?(?:est )?{_ONLY}(?:réservée?s?|accessibles?) (?:à nos|aux|à) (?:seuls )?abonnée?s?.{{0,80}}",
    r"(?:réservé|exclusivité|contenu) (?:aux |à nos )?abonnés?\.?",
    r"la suite (?:de cet article )?est réservée.{0,100}",
    r"il (?:vous )?reste \d{1,3}(?:[.,]\d+)? ?% de (?:cet |l')article.{0,100}",
    r"pour lire la suite.{0,100}abonn.{0,80}",
    r"déjà abonnée? ?\?.{0,40}",
    rf"{_LOG_IN_FR}(?: gratuitement| dès maintenant| maintenant| ici| à partir de .{{1,40}}| pour .{{1,60}})? ?[.!>→]*",
    rf"(?:inscrivez-vous|abonnez-vous|s'inscrire|recevez|découvrez|inscription) .{{0,80}}{_LETTER}\b.{{0,120}}",
    r"(?:la |notre |nos |les )?(?:newsletters?|lettre d'information|infolettre)(?: du \w+)? ?:?",
    rf"{_THIS_IS}(?:for|available to|reserved for|exclusive to) {_OUR_READERS}\.?",
    r"(?:subscribers?|members?)[ -](?:only|exclusive)(?: (?:content|article|story))?\.?",
    r"this is a subscriber-only.{0,80}",
    r"subscribe(?: now| today| here| for free)?[.!]?",
    r"subscribe (?:for (?:full|unlimited|just|only|as little)|to (?:our|read|continue|unlock|keep reading))\b.{0,100}",
    r"already (?:a|have an?) (?:subscriber|subscription|account|member) ?\?.{0,60}|already subscribed ?\?.{0,60}",
    rf"{_LOG_IN_EN}(?: now| here| today| or register| for free| or sign up)?\.?",
    rf"{_LOG_IN_EN} to (?:continue|read|unlock|comment).{{0,80}}",
    r"(?:sign up|subscribe|register) .{1,100}(?:newsletters?|emails?|alerts?|inbox|briefings?)\b.{0,80}",
    r"(?:get|receive) .{1,80}(?:in|to) your inbox\b.{0,80}",
    r"our newsletters? ?:?",
)
_RIGHTS: Final = (
    r".{0,120}\btous droits (?:de reproduction )?(?:et de représentation )?réservés(?:\.(?: .{0,160})?)?",
    r"(?:droits réservés|reproduction (?:même partielle )?interdite)\.?(?: .{0,60}autorisation.{0,60})?",
    r"(?:©|\(c\)|copyright)(?: ©)? ?(?:19|20)\d\d.{0,200}",
    r"(?:copyright|©) .{1,80}(?:réservés?|reserved).{0,40}",
    r".{0,120}\ball rights reserved(?:\.(?: .{0,160})?)?",
)
_ADVERTISEMENTS: Final = (
    rf"{_ADVERTISEMENT} ?:?",
    r"(?:la suite|lire la suite|l'article continue|la suite de (?:cet |l')article) après (?:cette|la) publicité\.?",
    r"(?:contenu|article|message|communiqué)s? (?:sponsorisé|partenaire|publicitaire|de nos partenaires)s?\.?",
    r"(?:contenu|article) proposé par .{1,40}",
    r"(?:la )?publicité,? (?:la suite ci-dessous|votre contenu continue ci-dessous)\.?",
    r"(?:article|story|content|post) continues (?:below|after)(?: (?:this|the))?(?: ?ad(?:vert(?:isement)?)?)?\.?",
    r"continue reading (?:below|after .{1,30})\.?|scroll (?:down )?to continue.{0,60}",
    r"skip (?:past )?(?:advertisement|ad|newsletter.{0,30})",
    r"(?:sponsored|paid|partner|promoted|branded) (?:content|post|partnership|message)(?: by .{1,40})?\.?",
    r"paid for by .{1,60}",
)
_BUTTONS: Final = (
    rf"{_BUTTON}(?: {_THIS_ARTICLE}| sur \w+| on \w+| (?:par|via|by) e-?mail| \d+)?\.?",
    rf"{_NETWORK}(?: ?[,/|·•-]? ?{_NETWORK}){{1,12}}",
    rf"(?:suivez|retrouvez|rejoignez).{{0,60}} (?:sur|via) {_PLATFORM}.{{0,60}}",
    rf"(?:follow|like) (?:us|me|@?\w+(?: \w+)?) on {_PLATFORM}.{{0,80}}",
    r"(?:\d+ )?comm?ent(?:aire)?s?(?: ?\(?\d+\)?)?|laisser un commentaire|leave a (?:comment|reply)",
    r"(?:voir|lire|afficher) (?:tous )?les (?:\d+ )?commentaires?|(?:view|show|read) (?:all )?(?:\d+ )?comments",
    r"join the (?:conversation|discussion)",
    r"signaler une (?:erreur|faute|coquille)|proposer une correction|une erreur dans l'article ?\?.{0,60}",
    r"report an error|(?:spotted|found) (?:an error|a mistake) ?\?.{0,60}",
    r"(?:téléchargez|download) (?:notre |l'|the |our ).{0,40}(?:application|appli|app)\b.{0,80}",
    r"(?:nous utilisons des|ce site utilise des|we use|this (?:site|website) uses) cookies\b.{0,250}",
    r"(?:tout )?accepter(?: (?:tout|les cookies))?|accept (?:all )?cookies|continuer sans accepter.{0,3}",
    r"(?:paramétrer|manage) (?:les |my )?cookies",
    r"(?:ce contenu (?:est bloqué|n'a pas pu être chargé|externe)|votre navigateur ne).{0,200}",
    r"(?:this content (?:is blocked|could not be loaded)|your browser does not support).{0,200}",
    r"(?:click here|tap here|cliquez ici)(?: (?:to|for|pour) .{1,100})?\.?",
    r"(?:support|help) (?:our|us|independent) .{0,40}journalism\b.{0,100}",
    r"(?:soutenez|faites un don).{0,40}(?:rédaction|journalisme|presse|journal)\b.{0,80}",
    r"(?:do you have|have|got) (?:a|any) (?:tip|story|news)s?(?: for us| to share)? ?\?.{0,200}",
    r"(?:lecture audio|écouter (?:cet |l')article|listen to (?:this )?(?:article|story))\.?|audio généré .{0,40}",
    r"this article was (?:amended|updated) on .{1,200}",
    r"(?:haut de page|retour en haut|back to top|top|menu|accueil|home)\.?",
)
_NOTICES: Final = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in (*_SUBSCRIPTIONS, *_RIGHTS, *_ADVERTISEMENTS, *_BUTTONS)
)


def is_notice(line: str) -> bool:
    """Whether `line` is one."""
    return any(pattern.fullmatch(line) for pattern in _NOTICES)
