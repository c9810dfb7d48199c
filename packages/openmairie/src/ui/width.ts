// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'

const steps = [4, 6, 10, 14, 20, 30, 40, 60]

/** Class of a control's width, which tells the expected length; no style attribute: the policy refuses them. */
export function widthClass({ widget, width }: Pick<Field, 'widget' | 'width'>): string {
  // A line that nothing limits.
  if (width === 0) return 'w-40'
  const asked = widget === 'number' || widget === 'decimal' ? Math.min(width, 14) : width
  return `w-${steps.find((step) => step >= asked) ?? 60}`
}
