// Generated from "the whole schema". Do not edit: write in obj/. sha256:17a2f6cbf1987ce92d28cbe7500aeae2461e1a071ab1073dc3f24039b3a42e92
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
      { entity: 'competence' },
      { entity: 'cp' },
      { entity: 'grade' },
      { entity: 'permis' },
      { entity: 'profil' },
      { entity: 'service' },
    ],
  },
  { label: 'menu.links', entries: [{ entity: 'ressource_competence' }] },
]
