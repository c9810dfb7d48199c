// SPDX-License-Identifier: EUPL-1.2
import { application } from 'openmairie'
import { generated } from './gen/index.js'

export default application({
  name: 'opengestioncrise',
  label: 'openGestionCrise',
  description: 'Les personnes que la commune peut appeler en cas de crise, et ce qu’elles savent faire.',
  generated,
  menu: [
    {
      label: 'Mobilisation',
      entries: [{ entity: 'ressource' }, { entity: 'ressource_competence' }, { entity: 'organisation' }],
    },
    {
      label: 'Référentiels',
      entries: [
        { entity: 'competence' },
        { entity: 'service' },
        { entity: 'grade' },
        { entity: 'permis' },
        { entity: 'cp' },
      ],
    },
    {
      label: 'Administration',
      entries: [{ entity: 'collectivite' }, { entity: 'utilisateur' }, { entity: 'profil' }, { entity: 'droit' }],
    },
  ],
  dashboard: ['ressource', 'ressource_competence', 'organisation', 'competence'],
  translations: {
    en: {
      'ressource.fields.disponible.choices.Oui': 'Yes',
      'ressource.fields.disponible.choices.Non': 'No',
      'ressource.personal.purpose': 'Call, in a crisis, those who may help, by what they can do.',
      'ressource.personal.recipients': 'The members of the crisis unit of the commune.',
      'ressource.fields.datenaissance.personal.purpose': 'Check that the person is of age.',
      'ressource.fields.enfantmineur.personal.purpose': 'Not to call both parents of young children together.',
      'ressource_competence.personal.purpose': 'Know who can do what in a crisis.',
      'ressource_competence.label': 'Skills held',
      'ressource_competence.noun.singular': 'skill held',
      'ressource_competence.noun.plural': 'skills held',
      'ressource.form.groups.0.legend': 'Identity',
      'ressource.form.groups.1.legend': 'Assignment',
      'ressource.form.groups.2.legend': 'Contact',
      'ressource.form.groups.3.legend': 'Availability',
      Mobilisation: 'Mobilisation',
      Référentiels: 'Reference tables',
      Administration: 'Administration',
    },
  },
})
