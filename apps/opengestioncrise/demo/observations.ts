// SPDX-License-Identifier: EUPL-1.2
import type { Sex } from './names.js'
import type { Random } from './random.js'
import { quarters } from './reference.js'

/** What an observation must not contradict. */
export interface Situation {
  readonly sex: Sex
  readonly available: boolean
  readonly children: number
  readonly licence: string | null
  readonly age: number
  readonly municipal: boolean
}

type When = (person: Situation) => boolean

const always: When = () => true
const available: When = (p) => p.available
const absent: When = (p) => !p.available
const parent: When = (p) => p.children > 0
const driver: When = (p) => p.licence !== null && !p.licence.startsWith('A')
const walker: When = (p) => p.licence === null
const agent: When = (p) => p.municipal
const volunteer: When = (p) => !p.municipal
const senior: When = (p) => p.age >= 60
const young: When = (p) => p.age <= 24

/** Sentences; {masculine|feminine} agrees with the person, [quarter], [hour] and [delay] are filled in. */
const sentences: readonly (readonly [When, string])[] = [
  [available, 'Joignable jour et nuit, de préférence sur le mobile.'],
  [available, 'Peut rejoindre la salle de crise en [delay] minutes.'],
  [available, 'Disponible le soir à partir de [hour] h et toutes les fins de semaine.'],
  [available, 'Habite [quarter] : peut rejoindre le point de rassemblement à pied, même en cas d’inondation.'],
  [available, 'Volontaire pour tenir un centre d’accueil la nuit.'],
  [available, '{Prêt|Prête} à être {mobilisé|mobilisée} hors de la commune pendant 48 heures au plus.'],
  [available, 'Ne pas appeler avant [hour] h les jours de semaine, sauf alerte rouge.'],
  [available, 'A participé à l’évacuation du quartier [quarter] ; très bonne connaissance des habitants.'],
  [absent, 'En arrêt de travail ; date de reprise à confirmer avec les ressources humaines.'],
  [absent, 'En formation longue, rappeler à son retour.'],
  [absent, '{Absent|Absente} pour raisons familiales. {Il|Elle} préviendra dès son retour.'],
  [absent, '{Affecté|Affectée} temporairement à un chantier hors de la commune.'],
  [absent, 'Convalescence : pas de port de charges avant l’avis du médecin.'],
  [parent, 'Garde d’enfants à organiser avant tout départ ; compter une heure.'],
  [parent, 'Garde alternée : non mobilisable une semaine sur deux.'],
  [parent, '{Parent isolé|Parent isolée}, mobilisable seulement aux heures d’école.'],
  [driver, 'Dispose d’un véhicule personnel avec attelage, prêté en cas de besoin.'],
  [driver, 'Possède un utilitaire de 9 m³ utilisable pour distribuer de l’eau et des couvertures.'],
  [driver, 'A déjà conduit la navette d’évacuation du quartier [quarter].'],
  [driver, 'Permis vérifié par le service ; copie au dossier.'],
  [walker, 'Pas de véhicule : à faire prendre en charge par un équipage.'],
  [walker, 'Ne conduit pas. Se déplace à vélo, [delay] minutes jusqu’à la mairie.'],
  [agent, 'Clés du gymnase et du groupe électrogène du quartier [quarter].'],
  [agent, '{Chargé|Chargée} de l’appel des personnes vulnérables en période de canicule.'],
  [agent, 'D’astreinte une semaine sur quatre ; voir le tableau du service.'],
  [agent, '{Référent|Référente} du plan communal de sauvegarde dans son service.'],
  [agent, 'Titulaire du badge d’accès à la salle de crise et au local des transmissions.'],
  [volunteer, 'Convention de bénévolat signée, à renouveler à la fin de l’année.'],
  [volunteer, 'L’employeur demande à être prévenu avant toute mobilisation en semaine.'],
  [volunteer, '{Inscrit|Inscrite} après la tempête de l’hiver dernier, motivation intacte.'],
  [volunteer, 'Souhaite être {affecté|affectée} à l’accueil plutôt qu’aux interventions.'],
  [senior, '{Retraité|Retraitée} du service des eaux, connaît toutes les vannes du secteur [quarter].'],
  [senior, '{Ancien|Ancienne} sapeur-pompier volontaire. Préfère les missions sans effort prolongé.'],
  [senior, 'Mémoire des crues : a tenu le registre des repères dans le quartier [quarter].'],
  [young, '{Étudiant|Étudiante}, {absent|absente} en période d’examens.'],
  [young, 'A suivi la journée de découverte de la réserve ; première mission avec un binôme expérimenté.'],
  [always, 'Allergie sévère aux piqûres de guêpe, à signaler au chef d’équipe.'],
  [always, 'Sujet au vertige : pas de mission en hauteur.'],
  [always, 'Second numéro : celui d’un proche, à n’utiliser qu’en cas d’urgence.'],
  [always, 'Très à l’aise avec les personnes âgées, a tenu le centre d’accueil deux nuits de suite.'],
  [always, 'Excellent contact avec le public lors du dernier exercice.'],
  [always, 'Taille de gilet : L. Pointure : 42. Équipement remis contre signature.'],
  [always, 'Demande une attestation de présence après chaque intervention.'],
  [always, 'Coordonnées vérifiées par téléphone lors de la dernière mise à jour de l’annuaire.'],
  [always, 'N’a pas répondu au dernier exercice d’appel ; numéro à vérifier.'],
]

const closings: readonly string[] = [
  'À rappeler avant la prochaine saison des tempêtes.',
  'Fiche relue avec {l’intéressé|l’intéressée}.',
  'Voir aussi le compte rendu du dernier exercice.',
]

/** Writes an observation that agrees with the person. */
export function observation(random: Random, person: Situation): string {
  const fitting = sentences.filter(([when]) => when(person))
  // What is said of everybody is said less often than what is said of this person.
  const [, first] = random.weighted(fitting, ([when]) => (when === always ? 1 : 2))
  const text = random.chance(0.15) ? `${first} ${random.pick(closings)}` : first
  return text
    .replace(/\{([^|}]*)\|([^}]*)\}/g, person.sex === 'F' ? '$2' : '$1')
    .replaceAll('[hour]', () => String(random.int(7, 9) + (text.includes('soir') ? 11 : 0)))
    .replaceAll('[delay]', () => String(random.int(2, 8) * 5))
    .replaceAll('[quarter]', () => `« ${random.pick(quarters)} »`)
}
