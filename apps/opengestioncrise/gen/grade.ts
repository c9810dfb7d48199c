// Generated from "grade". Do not edit: write in obj/. sha256:3e34117ca10a79cbecfdb1fd92a4dc839f8314ebe393f4fd7fbaf1d1699b8b16
import { describe } from 'openmairie'

export interface Grade {
  grade: string
  libelle: string
}

export const gradeGen = describe<Grade, 'ressource.grade'>({
  name: 'grade',
  table: { schema: null, name: 'grade' },
  label: 'Grades',
  noun: { singular: 'grade', plural: 'grades', gender: 'm' },
  key: ['grade'],
  recordLabel: ['libelle'],
  children: [{ tab: 'ressource.grade', entity: 'ressource', reference: 'grade', label: 'Ressources' }],
  indexes: [['grade']],
  recordLength: 60,
  listing: {
    columns: ['libelle', 'grade'],
    sort: [{ field: 'libelle', direction: 'asc' }],
    search: ['grade', 'libelle'],
    criteria: ['grade', 'libelle'],
  },
  fields: {
    grade: { type: 'string', native: 'character varying(10)', label: 'Grade', nullable: false, maxLength: 10 },
    libelle: { type: 'string', native: 'character varying(50)', label: 'Libellé', nullable: false, maxLength: 50 },
  },
})
