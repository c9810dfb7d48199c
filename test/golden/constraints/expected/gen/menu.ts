// Generated from "the whole schema". Do not edit: write in obj/. sha256:d573c055cfbae1cdf329eeb6081451ffab23861e4b383196ed7498aa4ac22e8b
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  { label: 'menu.records', entries: [{ entity: 'agent' }, { entity: 'piece' }, { entity: 'trace' }] },
  {
    label: 'menu.references',
    entries: [{ entity: 'dossier' }, { entity: 'om_collectivite' }, { entity: 'service' }],
  },
  { label: 'menu.links', entries: [{ entity: 'agent_dossier' }] },
  { label: 'menu.views', entries: [{ entity: 'dossier_par_annee' }] },
]
