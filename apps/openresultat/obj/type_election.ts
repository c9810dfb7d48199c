// SPDX-License-Identifier: EUPL-1.2
import { extend } from '../gen/tables.js'
import { type_electionGen } from '../gen/type_election.js'

export const type_election = extend(type_electionGen, {
  label: 'Types de scrutin',
  noun: { singular: 'type de scrutin', plural: 'types de scrutin', gender: 'm' },
  help: 'Deux types peuvent partager un code réglementaire, pour des scrutins simultanés dans des circonscriptions différentes.',
  shared: true,
  children: { 'election.type_election': { label: 'Scrutins' } },
  fields: {
    type_election: { label: 'Type de scrutin' },
    code: { help: 'De trois à cinq capitales.' },
    code_reglementaire: {
      choices: [
        { value: 'CAN', label: 'Cantonales' },
        { value: 'DEP', label: 'Départementales' },
        { value: 'EUR', label: 'Européennes' },
        { value: 'LEG', label: 'Législatives' },
        { value: 'MUN', label: 'Municipales' },
        { value: 'PRE', label: 'Présidentielle' },
        { value: 'REF', label: 'Référendum' },
        { value: 'REG', label: 'Régionales' },
      ],
    },
    regle: { help: 'Le code d’une règle des scrutins\u00a0; sans règle, ni sièges ni second tour.' },
  },
})
