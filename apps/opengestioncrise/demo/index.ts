// SPDX-License-Identifier: EUPL-1.2
import { makePeople } from './people.js'
import { createPhones } from './phones.js'
import { createRandom } from './random.js'
import * as reference from './reference.js'
import { makeSkills } from './skills.js'

/** The rows of a table, each with one value for each column. */
export interface DemoTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

function table(name: string, columns: string, rows: DemoTable['rows']): DemoTable {
  return { table: name, columns: columns.split(' '), rows }
}

function referenceTables(today: string): readonly DemoTable[] {
  const { grades, licences, organisations, postalCodes, profiles, rights, services, skills, users } = reference
  const phones = createPhones(createRandom(0x0f5), 9_000)
  return [
    table(
      'cp',
      'cp ville',
      postalCodes.map(({ cp, ville }) => [cp, ville]),
    ),
    table(
      'organisation',
      'organisation libelle adresse cp telephone email',
      organisations.map(({ libelle, adresse, cp, domain }, index) => {
        return [index + 1, libelle, adresse, cp, phones.landline(), `contact@${domain}`]
      }),
    ),
    table(
      'grade',
      'grade libelle',
      grades.map(([key, libelle]) => [key, libelle]),
    ),
    table(
      'service',
      'service libelle',
      services.map(([key, libelle]) => [key, libelle]),
    ),
    table(
      'permis',
      'permis libelle',
      licences.map(([key, libelle]) => [key, libelle]),
    ),
    table(
      'competence',
      'competence libelle om_validite_debut om_validite_fin',
      skills.map((skill, index) => [index + 1, skill.libelle, ...reference.validity(skill, today)]),
    ),
    table('profil', 'profil libelle', profiles),
    table('droit', 'droit profil', rights),
    table(
      'utilisateur',
      'utilisateur nom login email profil',
      users.map(([nom, login, profil], index) => [index + 1, nom, login, `${login}@valmarine.example`, profil]),
    ),
    table('collectivite', 'collectivite ville logo adresse telephone email', [
      [1, reference.TOWN, null, '1 place de la Criée', phones.landline(), 'mairie@valmarine.example'],
    ]),
  ]
}

/**
 * Makes the data of the demonstration, every table after those it refers to. All dates are relative to today,
 * and the same day gives the same data. Ids are explicit: after loading, move the identity sequences past them.
 */
export function demonstration(options: { today: string; people?: number }): readonly DemoTable[] {
  const { today, people: count = 2000 } = options
  const people = makePeople(today, count)
  return [
    ...referenceTables(today),
    table(
      'ressource',
      'ressource organisation matricule grade service nom prenom datenaissance enfantmineur cp telephone1 telephone2 ' +
        'email permis disponible datedisponible observation',
      people.map((one) => [
        one.id,
        one.organisation,
        one.matricule,
        one.grade,
        one.service,
        one.nom,
        one.prenom,
        one.birth,
        one.children,
        one.cp,
        one.telephone1,
        one.telephone2,
        one.email,
        one.permis,
        one.disponible,
        one.datedisponible,
        one.observation,
      ]),
    ),
    table(
      'ressource_competence',
      'ressource_competence ressource competence date_obtention date_fin niveau',
      makeSkills(today, people).map((one) => [one.id, one.person, one.skill, one.obtained, one.end, one.level]),
    ),
  ]
}
