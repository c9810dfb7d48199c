// Generated from "the whole schema". Do not edit: write in obj/. sha256:80b1800792b29b5b17627b7242fbbbc38cd2ae1f904b18394406f950a0c0e812
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  {
    label: 'menu.records',
    entries: [{ entity: 'om_collectivite' }, { entity: 'om_parametre' }, { entity: 'om_utilisateur' }],
  },
  { label: 'menu.references', entries: [{ entity: 'om_permission' }, { entity: 'om_profil' }] },
  { label: 'menu.links', entries: [{ entity: 'om_droit' }] },
]
