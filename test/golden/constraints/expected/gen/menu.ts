// Generated from "the whole schema". Do not edit: write in obj/. sha256:810affc68d1ed25ef7a217a1ff7adc36293ef8be036499b9bbfaae84c416d466
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  { label: 'menu.records', entries: [{ entity: 'agent' }, { entity: 'piece' }, { entity: 'trace' }] },
  {
    label: 'menu.references',
    entries: [{ entity: 'om_collectivite' }, { entity: 'dossier' }, { entity: 'service' }],
  },
  { label: 'menu.links', entries: [{ entity: 'agent_dossier' }] },
  { label: 'menu.views', entries: [{ entity: 'dossier_par_annee' }] },
]
