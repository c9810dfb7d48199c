// SPDX-License-Identifier: EUPL-1.2

const methods = ['get', 'getAll', 'has'] as const

/**
 * The names that are asked for in any query or form while something is done: what a route reads is attacked without anybody
 * saying what it reads.
 */
export async function namesAsked(work: () => Promise<unknown>): Promise<readonly string[]> {
  const asked = new Set<string>()
  const { prototype } = URLSearchParams
  const before = methods.map((method) => [method, Object.getOwnPropertyDescriptor(prototype, method)] as const)
  for (const [method, descriptor] of before) {
    const original: (this: URLSearchParams, name: string) => unknown = descriptor?.value
    Object.defineProperty(prototype, method, {
      ...descriptor,
      value(this: URLSearchParams, name: string) {
        asked.add(name)
        return original.call(this, name)
      },
    })
  }
  try {
    await work()
  } finally {
    for (const [method, descriptor] of before) if (descriptor) Object.defineProperty(prototype, method, descriptor)
  }
  return [...asked].sort()
}
