// Generated from "the whole schema". Do not edit: write in obj/. sha256:266e92688c4d31c9dcced3c6b0fc76a126472075b577f6bf4e260c23f0e4f144
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  { label: 'menu.records', entries: [{ entity: 'om_collectivite' }, { entity: 'om_utilisateur' }] },
  { label: 'menu.references', entries: [{ entity: 'om_permission' }, { entity: 'om_profil' }] },
  { label: 'menu.links', entries: [{ entity: 'om_droit' }] },
]
