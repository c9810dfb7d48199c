// SPDX-License-Identifier: EUPL-1.2
import { addDays, addYears, yearOf } from './dates.js'
import { company, type FirstName, familyNames, fashion, firstNames, type Sex } from './names.js'
import { observation } from './observations.js'
import { createPhones } from './phones.js'
import { createRandom, type Random } from './random.js'
import { grades, licences, type Organisation, organisations, postalCodes, services } from './reference.js'

/** A fictitious person who can be called in a crisis. */
export interface Person {
  readonly id: number
  readonly sex: Sex
  readonly organisation: number | null
  readonly matricule: string
  readonly grade: string | null
  readonly service: string | null
  readonly nom: string
  readonly prenom: string
  readonly birth: string
  readonly children: number | null
  readonly cp: string | null
  readonly telephone1: string | null
  readonly telephone2: string | null
  readonly email: string | null
  readonly permis: string | null
  readonly disponible: 'Oui' | 'Non' | null
  readonly datedisponible: string | null
  readonly observation: string | null
}

const LOWEST_AGE = 18
const HIGHEST_AGE = 67
const ages = Array.from({ length: HIGHEST_AGE - LOWEST_AGE + 1 }, (_, index) => LOWEST_AGE + index)

/** The share of an age among the people: few of the very young, fewer and fewer after sixty. */
function ageWeight(age: number, municipal: boolean): number {
  if (age < 25) return 0.35 + (age - LOWEST_AGE) * 0.08
  if (age > 60) return municipal ? Math.max(0.05, 0.6 - (age - 60) * 0.12) : 0.9
  return 1
}

function childrenOf(random: Random, age: number): number {
  const mean = age < 22 ? 0.03 : age < 28 ? 0.4 : age < 34 ? 1.1 : age < 48 ? 1.6 : age < 55 ? 0.8 : age < 61 ? 0.2 : 0
  let count = 0
  while (count < 5 && random.chance(mean / (count + 1.2))) count += 1
  return count
}

/** Turns a name into the part of an address: no accents, lower case, words joined by hyphens. */
export function mailPart(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Addresses already given, so that none is given twice. */
function createMail(): (prenom: string, nom: string, domain: string) => string {
  const used = new Set<string>()
  return (prenom, nom, domain) => {
    const base = `${mailPart(prenom)}.${mailPart(nom)}`
    for (let rank = 1; ; rank += 1) {
      const suffix = `${rank === 1 ? '' : rank}@${domain}`
      const address = `${base.slice(0, 50 - suffix.length)}${suffix}`
      if (used.has(address)) continue
      used.add(address)
      return address
    }
  }
}

function placeOf(random: Random, organisation: Organisation, age: number): [grade: string | null, service: string] {
  const service =
    organisation.service === '*'
      ? random.weighted(services, ([, , , weight]) => weight)
      : services.find(([key]) => key === organisation.service)
  if (service === undefined) throw new RangeError(`no service ${organisation.service}`)
  const [key, , families] = service
  const family = random.chance(0.75) ? families[0] : random.pick(families)
  const open = grades.filter(([, , of, , lowest]) => of === family && age >= lowest)
  if (open.length === 0 || random.chance(0.04)) return [null, key]
  return [random.weighted(open, ([, , , weight]) => weight)[0], key]
}

function availability(random: Random, today: string): [Person['disponible'], string | null] {
  if (random.chance(0.03)) return [null, null]
  if (random.chance(0.72)) return ['Oui', random.chance(0.6) ? addDays(today, -random.int(0, 60)) : null]
  if (random.chance(0.1)) return ['Non', null]
  // One in ten of the dates has passed and nobody has brought the record up to date.
  return ['Non', addDays(today, random.chance(0.1) ? -random.int(1, 60) : random.int(1, 120))]
}

/** Makes the people: the same day and number give the same people. */
export function makePeople(today: string, count: number): readonly Person[] {
  const random = createRandom(0x0c415e)
  const phones = createPhones(createRandom(0x7e1e))
  const mail = createMail()
  const people: Person[] = []
  let matricule = 400
  for (let id = 1; id <= count; id += 1) {
    matricule += random.int(1, 4)
    const organisation = random.weighted(organisations, (one) => one.weight)
    const municipal = organisation.service !== undefined
    const age = random.weighted(ages, (one) => ageWeight(one, municipal))
    const birth = addDays(addYears(today, -age), -random.int(0, 364))
    const sex: Sex = random.chance(0.49) ? 'F' : 'M'
    const last = random.weighted(familyNames, (one) => one.weight)
    const year = yearOf(birth)
    const likely = (one: FirstName): number => (one.sex === sex ? company(one, last) * fashion(one, year) : 0)
    const first = random.weighted(firstNames, likely)
    const [grade, service] = municipal ? placeOf(random, organisation, age) : [null, null]
    const children = childrenOf(random, age)
    const open = licences.filter(([, , lowest]) => age >= lowest)
    const without = age < 21 ? 0.4 : 0.09
    const permis = random.chance(without) ? null : random.weighted(open, ([, , , weight]) => weight)[0]
    const [disponible, datedisponible] = availability(random, today)
    const mobileFirst = random.chance(0.88)
    const telephone1 = random.chance(0.015) ? null : mobileFirst ? phones.mobile() : phones.landline()
    const second = telephone1 !== null && random.chance(0.42)
    const telephone2 = second ? (mobileFirst && random.chance(0.9) ? phones.landline() : phones.mobile()) : null
    const situation = { sex, available: disponible === 'Oui', children, licence: permis, age, municipal }
    people.push({
      id,
      sex,
      organisation: random.chance(0.01) ? null : organisations.indexOf(organisation) + 1,
      matricule: `A${String(matricule).padStart(6, '0')}`,
      grade,
      service,
      nom: last.name,
      prenom: first.name,
      birth,
      children: random.chance(0.06) ? null : children,
      cp: random.chance(0.02) ? null : random.weighted(postalCodes, (one) => one.weight).cp,
      telephone1,
      telephone2,
      email: random.chance(0.05) ? null : mail(first.name, last.name, organisation.domain),
      permis,
      disponible,
      datedisponible,
      observation: random.chance(0.2) ? observation(random, situation) : null,
    })
  }
  return people
}
