// Generated from "election". Do not edit: write in obj/. sha256:e10138da1e5316e5bf7c931d09dac224266ca92b9d4a3a5fe6540e96423e51cf
import { describe } from 'openmairie'

export interface Election {
  election: number
  om_collectivite: string
  type_election: number
  libelle: string
  date_scrutin: string
  tour: number
  canton: number | null
  circonscription: number | null
  ouverture: string
  fermeture: string
  heure_embargo: string
  sieges: number | null
  sieges_cc: number | null
  statut: 'preparation' | 'ouverte' | 'depouillement' | 'complete' | 'proclamee' | 'archivee'
  publication: boolean
  premier_tour: number | null
}

export const electionGen = describe<Election, 'animation.election' | 'election.premier_tour' | 'election_bureau.election' | 'election_candidat.election' | 'election_tranche.election' | 'resultat_commune.election' | 'siege.election' | 'transmission.election'>({
  name: 'election',
  table: { schema: null, name: 'election' },
  label: 'Élections',
  noun: { singular: 'élection', plural: 'élections', gender: 'f' },
  key: ['election'],
  keyKind: 'automatic',
  recordLabel: ['libelle'],
  references: [
    {
      name: 'canton',
      fields: ['canton'],
      entity: 'canton',
      targetFields: ['canton'],
      label: 'Canton',
      constraint: 'election_canton_fkey',
    },
    {
      name: 'circonscription',
      fields: ['circonscription'],
      entity: 'circonscription',
      targetFields: ['circonscription'],
      label: 'Circonscription',
      constraint: 'election_circonscription_fkey',
    },
    {
      name: 'premier_tour',
      fields: ['premier_tour'],
      entity: 'election',
      targetFields: ['election'],
      label: 'Premier tour',
      constraint: 'election_premier_tour_fkey',
    },
    {
      name: 'type_election',
      fields: ['type_election'],
      entity: 'type_election',
      targetFields: ['type_election'],
      label: 'Type d’élection',
      required: true,
      constraint: 'election_type_election_fkey',
    },
  ],
  children: [
    { tab: 'animation.election', entity: 'animation', reference: 'election', label: 'Animations' },
    { tab: 'election.premier_tour', entity: 'election', reference: 'premier_tour', label: 'Élections' },
    {
      tab: 'election_bureau.election',
      entity: 'election_bureau',
      reference: 'election',
      label: 'Élections de bureau',
    },
    {
      tab: 'election_candidat.election',
      entity: 'election_candidat',
      reference: 'election',
      label: 'Élections candidat',
    },
    {
      tab: 'election_tranche.election',
      entity: 'election_tranche',
      reference: 'election',
      label: 'Élections tranche',
    },
    {
      tab: 'resultat_commune.election',
      entity: 'resultat_commune',
      reference: 'election',
      label: 'Résultats de commune',
    },
    { tab: 'siege.election', entity: 'siege', reference: 'election', label: 'Sieges' },
    { tab: 'transmission.election', entity: 'transmission', reference: 'election', label: 'Transmissions' },
  ],
  indexes: [
    ['canton'],
    ['circonscription'],
    ['date_scrutin', 'election'],
    ['election'],
    ['premier_tour'],
    ['type_election'],
  ],
  collectivite: 'om_collectivite',
  recordLength: 239,
  listing: {
    columns: [
      'libelle',
      'om_collectivite',
      'type_election',
      'date_scrutin',
      'tour',
      'canton',
      'circonscription',
      'ouverture',
    ],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['om_collectivite', 'libelle', 'statut'],
    criteria: [
      'election',
      'om_collectivite',
      'type_election',
      'libelle',
      'date_scrutin',
      'tour',
      'canton',
      'circonscription',
      'ouverture',
      'fermeture',
      'heure_embargo',
      'sieges',
      'sieges_cc',
      'statut',
      'publication',
      'premier_tour',
    ],
  },
  fields: {
    election: { type: 'integer', native: 'integer', label: 'Élection', nullable: false, automatic: true },
    om_collectivite: { type: 'string', native: 'character varying(20)', label: 'Collectivité', nullable: false, maxLength: 20 },
    type_election: { type: 'integer', native: 'integer', label: 'Type d’élection', nullable: false, widget: 'select' },
    libelle: { type: 'string', native: 'character varying(80)', label: 'Libellé', nullable: false, maxLength: 80 },
    date_scrutin: { type: 'date', native: 'date', label: 'Date du scrutin', nullable: false },
    tour: {
      type: 'integer',
      native: 'integer',
      label: 'Tour',
      nullable: false,
      default: '1',
      choices: [{ value: '1', label: '1' }, { value: '2', label: '2' }],
    },
    canton: { type: 'integer', native: 'integer', label: 'Canton', widget: 'select' },
    circonscription: { type: 'integer', native: 'integer', label: 'Circonscription', widget: 'select' },
    ouverture: {
      type: 'time',
      native: 'time without time zone',
      label: 'Ouverture',
      nullable: false,
      default: '\'08:00:00\'::time without time zone',
    },
    fermeture: {
      type: 'time',
      native: 'time without time zone',
      label: 'Fermeture',
      nullable: false,
      default: '\'18:00:00\'::time without time zone',
    },
    heure_embargo: {
      type: 'time',
      native: 'time without time zone',
      label: 'Résultats publics à partir de',
      nullable: false,
      default: '\'20:00:00\'::time without time zone',
    },
    sieges: { type: 'integer', native: 'integer', label: 'Sièges', min: '1' },
    sieges_cc: { type: 'integer', native: 'integer', label: 'Sièges communautaires', min: '1' },
    statut: {
      type: 'string',
      native: 'character varying(14)',
      label: 'Statut',
      nullable: false,
      default: '\'preparation\'::character varying',
      maxLength: 14,
      choices: [
        { value: 'preparation', label: 'preparation' },
        { value: 'ouverte', label: 'ouverte' },
        { value: 'depouillement', label: 'depouillement' },
        { value: 'complete', label: 'complete' },
        { value: 'proclamee', label: 'proclamee' },
        { value: 'archivee', label: 'archivee' },
      ],
    },
    publication: { type: 'boolean', native: 'boolean', label: 'Publication', nullable: false, default: 'false' },
    premier_tour: { type: 'integer', native: 'integer', label: 'Premier tour', widget: 'select' },
  },
})
