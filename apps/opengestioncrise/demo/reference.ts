// SPDX-License-Identifier: EUPL-1.2
// Everything here is invented: the town, its neighbours, its partners and their domains (RFC 2606).
import { addDays, addYears } from './dates.js'

/** The name of the invented town, of 52 000 inhabitants. */
export const TOWN = 'Valmarine-les-Étangs'

/** Quarters and hamlets of the town. */
export const quarters: readonly string[] = [
  'la Grande-Roselière',
  'la Passe-aux-Hérons',
  'Port-aux-Sternes',
  'le Phare-Vieux',
  'les Trois-Digues',
  'la Butte-aux-Sauniers',
  'l’Écluse-Basse',
  'les Hauts-Tamaris',
]

export interface PostalCode {
  readonly cp: string
  readonly ville: string
  readonly weight: number
}

/** Postal codes of département 00, which does not exist. */
export const postalCodes: readonly PostalCode[] = [
  { cp: '00960', ville: TOWN, weight: 58 },
  { cp: '00961', ville: `${TOWN} Grande-Roselière`, weight: 13 },
  { cp: '00962', ville: `${TOWN} Port-aux-Sternes`, weight: 11 },
  { cp: '00963', ville: 'Saint-Orvan-des-Salines', weight: 8 },
  { cp: '00964', ville: 'Courlande-sur-Vézine', weight: 6 },
  { cp: '00965', ville: 'Les Trois-Digues', weight: 4 },
]

export type GradeFamily = 'administration' | 'technique' | 'police' | 'social'

/** Grades: key, label, family, weight within the family, lowest age. */
export const grades: readonly (readonly [string, string, GradeFamily, number, number])[] = [
  ['ADJ-ADM', 'Adjoint administratif territorial', 'administration', 6, 18],
  ['REDACTEUR', 'Rédacteur territorial', 'administration', 3, 22],
  ['ATTACHE', 'Attaché territorial', 'administration', 2, 25],
  ['ADJ-TECH', 'Adjoint technique territorial', 'technique', 7, 18],
  ['AGT-MAIT', 'Agent de maîtrise territorial', 'technique', 3, 28],
  ['TECHNICIEN', 'Technicien territorial', 'technique', 2, 22],
  ['INGENIEUR', 'Ingénieur territorial', 'technique', 1, 25],
  ['GARDIEN', 'Gardien-brigadier de police municipale', 'police', 5, 20],
  ['BRIGADIER', 'Brigadier-chef principal de police municipale', 'police', 3, 30],
  ['AGT-SOCIAL', 'Agent social territorial', 'social', 1, 18],
]

/** Services: key, label, grade families found in it, weight. */
export const services: readonly (readonly [string, string, readonly GradeFamily[], number])[] = [
  ['SECGEN', 'Secrétariat général', ['administration'], 6],
  ['ETATCIV', 'État civil et accueil', ['administration'], 8],
  ['COMMUN', 'Communication et relations publiques', ['administration'], 3],
  ['INFORM', 'Systèmes d’information', ['technique', 'administration'], 4],
  ['POLMUN', 'Police municipale', ['police'], 9],
  ['VOIRIE', 'Voirie et propreté urbaine', ['technique'], 18],
  ['BATIMENT', 'Bâtiments communaux', ['technique'], 12],
  ['ESPVERTS', 'Espaces verts et littoral', ['technique'], 12],
  ['EAUX', 'Eau et assainissement', ['technique'], 0],
  ['SPORTS', 'Sports et équipements nautiques', ['technique', 'administration'], 8],
  ['ENFANCE', 'Enfance et vie scolaire', ['social', 'technique'], 16],
  ['CCAS', 'Action sociale et solidarités', ['social', 'administration'], 0],
]

export interface Organisation {
  readonly libelle: string
  readonly adresse: string
  readonly cp: string
  readonly domain: string
  readonly weight: number
  /** The services of a municipal body: `*` for those of the town hall, a key for one, nothing for a partner. */
  readonly service?: string
}

/** Municipal bodies, associations and firms; the id is the place in the list, from 1. */
export const organisations: readonly Organisation[] = [
  org(`Ville de ${TOWN}`, '1 place de la Criée', '00960', 'valmarine.example', 40, '*'),
  org('Centre communal d’action sociale', '14 rue des Paludiers', '00960', 'ccas.valmarine.example', 8, 'CCAS'),
  org('Régie valmarinoise des eaux', '3 chemin de l’Écluse-Basse', '00961', 'eaux.valmarine.example', 5, 'EAUX'),
  org('Réserve communale de sécurité civile', '1 place de la Criée', '00960', 'reserve.valmarine.example', 17),
  org('Communauté de communes Salines et Roselières', '22 quai des Sternes', '00962', 'salines.example', 4),
  org('Secouristes bénévoles valmarinois', '9 rue du Phare-Vieux', '00960', 'secouristes.example', 6),
  org('Entraide valmarinoise', '31 boulevard des Tamaris', '00960', 'entraide.example', 4),
  org('Radioamateurs des Salines et Roselières', '5 rue de la Vigie', '00963', 'radio.example', 2),
  org('Club nautique de la Passe-aux-Hérons', '2 ponton des Aigrettes', '00962', 'nautique.example', 2),
  org('Équipe cynophile valmarinoise', '18 chemin des Oyats', '00965', 'cyno.example', 1),
  org('La Marmite valmarinoise', '6 impasse du Four-Banal', '00961', 'marmite.example', 3),
  org('Comité des fêtes de la Grande-Roselière', '11 place du Lavoir', '00961', 'roseliere.example', 2),
  org('Transports Courlandais', '40 route de la Vézine', '00964', 'courlandais.example', 2),
  org('Clinique valmarinoise du Phare-Vieux', '27 rue du Phare-Vieux', '00960', 'clinique.example', 3),
  org('Interprètes bénévoles des Étangs', '8 passage des Courlis', '00960', 'interpretes.example', 2),
]

function org(libelle: string, adresse: string, cp: string, domain: string, weight: number, service?: string) {
  const base = { libelle, adresse, cp, domain, weight }
  return service === undefined ? base : { ...base, service }
}

/** Licences: key, label, lowest age, weight. */
export const licences: readonly (readonly [string, string, number, number])[] = [
  ['A', 'Motocyclettes', 20, 5],
  ['A1', 'Motocyclettes légères', 18, 1],
  ['B', 'Véhicules légers', 18, 74],
  ['BE', 'Véhicules légers avec remorque', 19, 4],
  ['C', 'Poids lourds', 21, 6],
  ['CE', 'Poids lourds avec remorque', 21, 3],
  ['D', 'Transport en commun', 24, 3],
  ['DE', 'Transport en commun avec remorque', 24, 1],
]

export interface Skill {
  readonly libelle: string
  readonly weight: number
  /** Years after which the skill must be renewed. */
  readonly renewal?: number
  /** Licences without which the skill cannot be. */
  readonly licences?: readonly string[]
  /** Organisations (by id) or services (by key) where the skill is frequent. */
  readonly home?: readonly (string | number)[]
  /** Years before today of the first and last day of validity. */
  readonly valid?: readonly [number, number | null]
}

/** Skills; the id is the place in the list, from 1. The last two have expired. */
export const skills: readonly Skill[] = [
  { libelle: 'Secourisme PSC1', weight: 14, renewal: 3, valid: [18, null] },
  { libelle: 'Premiers secours en équipe PSE1', weight: 3, renewal: 1, home: [4, 6], valid: [18, null] },
  { libelle: 'Premiers secours en équipe PSE2', weight: 1.5, renewal: 1, home: [6], valid: [18, null] },
  { libelle: 'Sauveteur secouriste du travail', weight: 8, renewal: 2, home: [1, 3] },
  { libelle: 'Conduite poids lourds', weight: 30, licences: ['C', 'CE'] },
  { libelle: 'Conduite de transports en commun', weight: 30, licences: ['D', 'DE'], home: [13] },
  { libelle: 'Conduite d’engins de chantier', weight: 1.5, renewal: 10, home: ['VOIRIE', 'ESPVERTS', 'EAUX'] },
  { libelle: 'Conduite de véhicules tout-terrain', weight: 2, licences: ['B', 'BE', 'C', 'CE', 'D', 'DE'] },
  { libelle: 'Permis bateau', weight: 2.5, home: [9, 'SPORTS'] },
  { libelle: 'Langue des signes française', weight: 2, home: [15, 'CCAS'] },
  { libelle: 'Interprète anglais', weight: 4, home: [15] },
  { libelle: 'Interprète arabe', weight: 1.8, home: [15] },
  { libelle: 'Interprète portugais', weight: 1.4, home: [15] },
  { libelle: 'Interprète ukrainien', weight: 0.6, home: [15], valid: [3, null] },
  { libelle: 'Électricien habilité', weight: 2.5, renewal: 3, home: ['BATIMENT', 'EAUX'] },
  { libelle: 'Plomberie et coupure des réseaux', weight: 1.5, home: ['BATIMENT', 'EAUX'] },
  { libelle: 'Cuisine collective', weight: 3, home: [11, 12, 'ENFANCE'] },
  { libelle: 'Accueil et hébergement d’urgence', weight: 6, home: [2, 7, 'SPORTS'] },
  { libelle: 'Écoute et soutien psychologique', weight: 2.5, home: [2, 14] },
  { libelle: 'Radioamateur', weight: 0.7, home: [8] },
  { libelle: 'Tronçonnage et débroussaillage', weight: 2, renewal: 5, home: ['ESPVERTS', 'VOIRIE'] },
  { libelle: 'Équipier de première intervention incendie', weight: 5, renewal: 1, valid: [10, null] },
  { libelle: 'Cartographie et main courante de crise', weight: 2, home: ['SECGEN', 'INFORM'], valid: [5, null] },
  { libelle: 'Attestation de formation aux premiers secours', weight: 3, valid: [33, 18] },
  { libelle: 'Transmissions radio analogiques', weight: 2, home: [8, 'POLMUN'], valid: [25, 2] },
]

/** The first and last day on which a skill may be given, as of today. */
export function validity(skill: Skill, today: string): readonly [string | null, string | null] {
  const [start, end] = skill.valid ?? [null, null]
  return [
    start === null ? null : `${addYears(today, -start).slice(0, 4)}-01-01`,
    end === null ? null : addDays(`${addYears(today, -end).slice(0, 4)}-01-01`, -1),
  ]
}

/** Profiles, lowest first. */
export const profiles: readonly (readonly [number, string])[] = [
  [1, 'Consultation'],
  [2, 'Gestion'],
  [3, 'Administration'],
]

/** Rights, each with the lowest profile that holds it. */
export const rights: readonly (readonly [string, number])[] = [
  ['ressource_consulter', 1],
  ['ressource_ajouter', 2],
  ['ressource_modifier', 2],
  ['ressource_supprimer', 3],
  ['competence_consulter', 1],
  ['competence_modifier', 2],
  ['organisation_consulter', 1],
  ['organisation_modifier', 2],
  ['reference_modifier', 3],
  ['utilisateur_modifier', 3],
  ['edition_imprimer', 1],
  ['export_telecharger', 2],
]

/** Users: name, login, profile. */
export const users: readonly (readonly [string, string, number])[] = [
  ['Administration', 'admin', 3],
  ['Delphine Quéméner', 'dquemener', 3],
  ['Hervé Santoni', 'hsantoni', 2],
  ['Samira Benali', 'sbenali', 2],
  ['Loïc Vandamme', 'lvandamme', 2],
  ['Permanence de crise', 'permanence', 2],
  ['Aïssatou Keita', 'akeita', 1],
  ['Standard de la mairie', 'standard', 1],
]
