// SPDX-License-Identifier: EUPL-1.2
import { application } from 'openmairie'
import type { ResolvedApplication } from '../model/application.js'
import { resolveApplication } from '../model/resolve/resolve.js'
import { administrationName } from '../rights/administration.js'
import { generated } from './gen/index.js'
import { english } from './locales/en.js'

const definition = application({
  name: administrationName,
  label: 'Administration',
  description: 'Qui travaille ici, pour quelle collectivité, et avec quels droits.',
  generated,
  menu: [
    {
      label: 'Administration',
      entries: [
        { entity: 'om_collectivite' },
        { entity: 'om_parametre' },
        { entity: 'om_utilisateur' },
        { entity: 'om_profil' },
        { entity: 'om_droit' },
        { entity: 'om_permission' },
      ],
    },
  ],
  dashboard: ['om_utilisateur', 'om_profil', 'om_collectivite'],
  translations: { en: english },
})

/** The instance's own tables as an application: listing, form, journal, history, search and rights are those of any other. */
export const administration: ResolvedApplication = resolveApplication(definition, {
  database: 'DATABASE_URL',
  schemas: ['openmairie'],
  parameters: 'standard',
})
