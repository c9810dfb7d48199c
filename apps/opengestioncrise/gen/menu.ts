// Generated from "the whole schema". Do not edit: write in obj/. sha256:5425bd13f2ce2295ccc0a2ad5f4b0c54db79db6265e2b24232bad69cd9581e92
import type { MenuSection } from 'openmairie'

export const menu: readonly MenuSection[] = [
  {
    label: 'menu.records',
    entries: [
      { entity: 'collectivite' },
      { entity: 'droit' },
      { entity: 'organisation' },
      { entity: 'ressource' },
      { entity: 'utilisateur' },
    ],
  },
  {
    label: 'menu.references',
    entries: [
      { entity: 'cp' },
      { entity: 'competence' },
      { entity: 'grade' },
      { entity: 'permis' },
      { entity: 'profil' },
      { entity: 'service' },
    ],
  },
  { label: 'menu.links', entries: [{ entity: 'ressource_competence' }] },
]
