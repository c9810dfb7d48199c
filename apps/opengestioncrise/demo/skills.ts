// SPDX-License-Identifier: EUPL-1.2
import { addDays, addYears, daysBetween } from './dates.js'
import type { Person } from './people.js'
import { createRandom, type Random } from './random.js'
import { type Skill, skills, validity } from './reference.js'

/** A skill held by a person. */
export interface PersonSkill {
  readonly id: number
  readonly person: number
  readonly skill: number
  readonly obtained: string | null
  readonly end: string | null
  readonly level: 'Débutant' | 'Confirmé' | 'Expert' | null
}

/** How many skills a person holds, and the share of each number: 1.8 on average. */
const counts: readonly (readonly [number, number])[] = [
  [0, 18],
  [1, 28],
  [2, 26],
  [3, 16],
  [4, 8],
  [5, 4],
]

/** The days on which a person may have obtained a skill, or null where there is none. */
function period(person: Person, skill: Skill, today: string): readonly [string, string] | null {
  const [start, end] = validity(skill, today)
  const adult = addYears(person.birth, 18)
  const from = start !== null && start > adult ? start : adult
  const to = end !== null && end < today ? end : today
  return from <= to ? [from, to] : null
}

function likelihood(person: Person, skill: Skill): number {
  const allowed = skill.licences === undefined || (person.permis !== null && skill.licences.includes(person.permis))
  if (!allowed) return 0
  const atHome = skill.home?.some((place) => place === person.organisation || place === person.service) ?? false
  return atHome ? skill.weight * 6 + 4 : skill.weight
}

function levelAfter(random: Random, years: number): PersonSkill['level'] {
  if (random.chance(0.08)) return null
  const level = years + random.next() * 4 - 2
  return level < 2 ? 'Débutant' : level < 9 ? 'Confirmé' : 'Expert'
}

/** The day a skill was obtained, mostly in the last years, and the day it must be renewed, if any. */
function datesOf(random: Random, skill: Skill, [from, to]: readonly [string, string]): [string, string | null] {
  const back = Math.floor(daysBetween(from, to) * random.next() ** 2)
  if (skill.renewal === undefined) return [addDays(to, -back), null]
  // A skill to be renewed was obtained, or renewed, not long before it runs out; one in ten is overdue.
  const recent = Math.min(back, Math.floor(skill.renewal * 365 * (random.chance(0.1) ? 1.4 : random.next())))
  const obtained = addDays(to, -recent)
  return [obtained, addYears(obtained, skill.renewal)]
}

/** Gives skills to the people: the same day and people give the same skills. */
export function makeSkills(today: string, people: readonly Person[]): readonly PersonSkill[] {
  const random = createRandom(0x5c111)
  const held: PersonSkill[] = []
  for (const person of people) {
    const [wanted] = random.weighted(counts, ([, weight]) => weight)
    const left = new Set(
      skills.filter((skill) => period(person, skill, today) !== null && likelihood(person, skill) > 0),
    )
    for (let count = 0; count < wanted && left.size > 0; count += 1) {
      const skill = random.weighted([...left], (one) => likelihood(person, one))
      left.delete(skill)
      const days = period(person, skill, today)
      if (days === null) continue
      const [obtained, end] = datesOf(random, skill, days)
      const unknown = end === null && random.chance(0.1)
      const level = levelAfter(random, daysBetween(obtained, today) / 365 + (skill.renewal === undefined ? 0 : 3))
      held.push({
        id: held.length + 1,
        person: person.id,
        skill: skills.indexOf(skill) + 1,
        obtained: unknown ? null : obtained,
        end,
        level,
      })
    }
  }
  return held
}
