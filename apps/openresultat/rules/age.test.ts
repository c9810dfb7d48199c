// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest'
import { ageMoyen } from './age.js'

describe('the average age of a list', () => {
  it('counts the days lived, none rounded before the mean', () => {
    // 18,701 and 24,014 days: 42,715 over 2 over 365.25 is 58.4736.
    expect(ageMoyen(['1975-01-01', '1960-06-15'], '2026-03-15')).toBe(5847n)
    expect(ageMoyen(['2000-03-15'], '2026-03-15')).toBe(2600n)
    expect(ageMoyen(['2026-03-15'], '2026-03-15')).toBe(0n)
  })

  it('rounds halves up', () => {
    // Four years shared by thirty-two are an eighth: 12.5 hundredths.
    expect(ageMoyen(['2022-03-15', ...Array.from({ length: 31 }, () => '2026-03-15')], '2026-03-15')).toBe(13n)
    expect(ageMoyen(['2022-03-15', ...Array.from({ length: 32 }, () => '2026-03-15')], '2026-03-15')).toBe(12n)
  })

  it('is not known where a date is not, or where nobody stands', () => {
    expect(ageMoyen(['1975-01-01', null], '2026-03-15')).toBeNull()
    expect(ageMoyen([], '2026-03-15')).toBeNull()
  })

  it('refuses a date that does not exist', () => {
    expect(() => ageMoyen(['1975-13-01'], '2026-03-15')).toThrow(RangeError)
  })
})
