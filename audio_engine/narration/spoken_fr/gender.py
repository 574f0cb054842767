"""Which nouns make “un” into “une”: 21 tonnes are “vingt et une tonnes”.

French marks gender nowhere, so this is a list of what newsrooms count and of endings that are nearly always feminine.
"""

from __future__ import annotations

from typing import Final

from audio_engine.narration.spoken_fr.written import words

__all__ = ["is_feminine"]

_FEMININE: Final = words("""
    personne victime femme fille heure minute seconde semaine journée année nuit soirée matinée fois tonne livre voiture
    maison ville commune école classe place page ligne lettre voix entreprise société usine banque arme balle bombe
    famille mère soeur sœur candidate députée sénatrice ministre élue habitante salariée étudiante élève lycéenne
    association ONG équipe médaille victoire défaite course étape manche finale partie saison épreuve coupe
    mesure loi réforme proposition question réponse plainte enquête peine amende prison arrestation garde région
    province circonscription piste route rue ligne gare station rame île côte montagne rivière forêt plage
    chaise table chambre pièce porte fenêtre tête main jambe dose vaccination infection maladie dent
    demande offre commande vente facture action part chose idée raison cause image photo vidéo chanson chaîne émission
    oeuvre œuvre salle scène carte liste plainte frappe attaque explosion fusée roquette grenade
    centaine dizaine douzaine vingtaine trentaine quarantaine cinquantaine
    nouvelle autre dernière première grande petite jeune ancienne seule simple bonne longue
    poule vache brebis chèvre abeille baleine bouteille boîte tasse cuillère gousse pincée tranche
    """) - {"ministre", "élève", "autre", "jeune", "simple", "garde"}
_ENDINGS: Final = (
    "tion",
    "sion",
    "xion",
    "ité",
    "ette",
    "ence",
    "ance",
    "euse",
    "trice",
    "ière",
    "esse",
    "ienne",
    "onne",
)
_MASCULINE: Final = words("silence cimetière squelette derrière arrière bastion champion espion million billion")


def is_feminine(noun: str) -> bool:
    """Whether what is counted is feminine, in the singular or the plural."""
    word = noun.lower().removesuffix("s") if len(noun) > 3 and noun.lower() != "fois" else noun.lower()
    return word not in _MASCULINE and (word in _FEMININE or word.endswith(_ENDINGS))
