// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { engineOf, fileOf, withoutSecret } from './address.js'

test.each([
  ['postgres://h/b', 'postgresql'],
  ['postgresql://h/b', 'postgresql'],
  ['mysql://h/b', 'mariadb'],
  ['MariaDB://h/b', 'mariadb'],
  ['sqlite:base.db', 'sqlite'],
  ['file:///base.db', 'sqlite'],
  ['oracle://h/b', null],
  ['base.db', null],
  ['/mysql:/base.db', null],
])('%s names %s', (url, engine) => {
  expect(engineOf(url)).toBe(engine)
})

test.each([
  ['sqlite:/srv/base.db', '/srv/base.db'],
  ['sqlite:///srv/base.db', '/srv/base.db'],
  ['sqlite:data/base.db', 'data/base.db'],
  ['sqlite:/srv/une base 100%?.db', '/srv/une base 100%?.db'],
  ['file:data/base.db', 'data/base.db'],
  ['file:///srv/une%20base.db?mode=rw#x', '/srv/une base.db'],
  ['file:/srv/100%.db', '/srv/100%.db'],
])('%s is the file %s', (url, file) => {
  expect(fileOf(url)).toBe(file)
})

test.each([
  ['mysql://agent:secret@h:3307/base?ssl=secret', 'mysql://agent@h:3307/base'],
  ['postgres://agent:secret@h/base', 'postgres://agent@h/base'],
  ['mariadb://agent:secret@@::h/base', 'mariadb://…'],
  ['secret', 'postgres://…'],
  ['sqlite:/srv/base.db', 'sqlite:/srv/base.db'],
])('%s is shown as %s', (url, shown) => {
  expect(withoutSecret(url)).toBe(shown)
})
