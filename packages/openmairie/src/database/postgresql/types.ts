// SPDX-License-Identifier: EUPL-1.2
import type { CustomTypesConfig } from 'pg'

const oid = { bool: 16, int8: 20, int2: 21, int4: 23, float4: 700, float8: 701 }

type Parser = (text: string) => unknown
const parsers: Readonly<Record<number, Parser>> = {
  [oid.bool]: (text) => text === 't',
  [oid.int8]: (text) => BigInt(text),
  [oid.int2]: Number,
  [oid.int4]: Number,
  [oid.float4]: Number,
  [oid.float8]: Number,
}

/** Numbers that JavaScript holds exactly become numbers; dates, decimals, json, bytes and arrays stay the engine's text. */
export const exactTypes: CustomTypesConfig = {
  // pg asks for a parser by type number; its own declaration is looser than what it calls.
  getTypeParser: ((type: number) => parsers[type] ?? ((text: string) => text)) as CustomTypesConfig['getTypeParser'],
}
