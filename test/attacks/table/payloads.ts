// SPDX-License-Identifier: EUPL-1.2

/** What is put into one place of a request. Each holds `zqx`, by which it is known again, where it can hold anything. */
export const payloads: Readonly<Record<string, string>> = {
  union: `1) UNION SELECT mot_de_passe FROM openmairie.om_utilisateur -- zqx`,
  script: `zqx'"><script>zqx(1)</script><img src=x onerror=zqx(1)>; DROP TABLE permis; --`,
  header: 'zqx\r\nx-zqx: 1\r\nset-cookie: om_session=zqx',
  traversal: '../../../../etc/passwd',
  elsewhere: '//zqx.example/\\..',
  scheme: 'javascript:zqx(1)',
  nothing: '\u0000zqx',
  builtIn: '__proto__',
  number: '99999999999999999999',
  forged: `${Buffer.from('["zqx","1"]').toString('base64url')}.AAAAAAAAAAAAAAAAAAAAAA`,
  long: 'zqx'.repeat(2500),
  empty: '',
}

/** Those that whoever may do little tries. */
export const some = ['union', 'script', 'elsewhere', 'nothing', 'forged'] as const
/** Those that are put into each place alone. */
export const few = ['script', 'nothing'] as const

/** Headers that a client, or who stands between, may fill at will. */
export const headerNames = [
  'accept',
  'accept-language',
  'authorization',
  'content-disposition',
  'forwarded',
  'if-none-match',
  'origin',
  'range',
  'referer',
  'sec-fetch-site',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-http-method-override',
  'x-original-url',
  'x-request-id',
  'x-rewrite-url',
] as const

/** A payload as a header can carry it: what breaks a line cannot be sent by any client. */
export const inHeader = (payload: string): string => encodeURI(payload.replace(/[\r\n\0]/g, ' ')).slice(0, 4000)
