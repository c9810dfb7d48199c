// Generated from "the whole schema". Do not edit: write in obj/. sha256:849f6ffcd1f591189999cbc5b67e71708c1e981159d4022b122f3aaedd2fe08a
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  {
    label: 'menu.records',
    entries: [{ entity: 'om_collectivite' }, { entity: 'om_droit' }, { entity: 'om_utilisateur' }],
  },
  { label: 'menu.references', entries: [{ entity: 'om_profil' }] },
]
