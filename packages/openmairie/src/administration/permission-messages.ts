// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** What permissions are called. */
export const permissionMessages = defineMessages({
  fr: {
    wide: {
      '*': 'Tout, y compris l’administration',
      '*.list': 'Lister dans toutes les applications',
      '*.read': 'Consulter dans toutes les applications',
      '*.export': 'Exporter de toutes les applications',
      '*.history': 'Voir l’historique dans toutes les applications',
      generateur: 'Utiliser le générateur',
      registre: 'Lire le registre des traitements de données personnelles',
      collectivites: 'Travailler pour toutes les collectivités, sans être rattaché à l’une d’elles',
    },
    application: (label: string) => `${label} – tout`,
    entity: (label: string) => `${label} – tout`,
    verbs: {
      list: 'lister',
      read: 'consulter',
      create: 'ajouter',
      update: 'modifier',
      delete: 'supprimer',
      export: 'exporter',
      import: 'importer un fichier',
      history: 'voir l’historique',
      merge: 'fusionner',
      annotate: 'annoter',
      moderate: 'modérer',
      disclose: 'exporter tout ce qui concerne une personne',
      anonymise: 'anonymiser',
    },
  },
  en: {
    wide: {
      '*': 'Everything, the administration included',
      '*.list': 'List in all applications',
      '*.read': 'Consult in all applications',
      '*.export': 'Export from all applications',
      '*.history': 'See the history in all applications',
      generateur: 'Use the generator',
      registre: 'Read the register of treatments of personal data',
      collectivites: 'Work for all authorities, without being attached to one of them',
    },
    application: (label: string) => `${label} – everything`,
    entity: (label: string) => `${label} – everything`,
    verbs: {
      list: 'list',
      read: 'consult',
      create: 'add',
      update: 'modify',
      delete: 'delete',
      export: 'export',
      import: 'import a file',
      history: 'see the history',
      merge: 'merge',
      annotate: 'annotate',
      moderate: 'moderate',
      disclose: 'export all that is held about a person',
      anonymise: 'anonymise',
    },
  },
})
