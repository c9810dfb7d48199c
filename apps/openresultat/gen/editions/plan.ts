// Generated from "plan". Do not edit: write in obj/. sha256:449d0568436e32e00184f18b178e5a1cd2aef95b3e4714ad1da1fe60388e8a97
import type { EditionDefinitions } from 'openmairie'

export const planEditions: EditionDefinitions = {
  etats: [
    {
      name: 'plan',
      kind: 'etat',
      entity: 'plan',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl><div data-sous-etat="bureau.plan"></div>',
    },
  ],
  sousEtats: [
    {
      name: 'bureau.plan',
      entity: 'bureau',
      reference: 'plan',
      columns: ['libelle', 'om_collectivite', 'code', 'adresse', 'canton', 'circonscription', 'position_x'],
    },
  ],
  etiquettes: [{ name: 'plan_etiquette', entity: 'plan', lines: ['[om_libelle]'] }],
}
