// SPDX-License-Identifier: EUPL-1.2

/** What came back, and to whom. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | number | undefined>>
  readonly text: string
  /** Texts that this visitor may see nowhere. */
  readonly secrets: readonly string[]
  /** Folders of the server. */
  readonly folders: readonly string[]
}

const policy =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';report-uri /-/csp"

/** A page that shows a document of ours within it, and that document. */
const policiesOf: Readonly<Record<string, readonly string[]>> = {
  'text/html; charset=utf-8': [`${policy};frame-src 'self'`],
  'application/pdf': [
    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    // One that was kept: the browser's own reader does not start within a sandbox.
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'self'; style-src 'unsafe-inline'",
  ],
}

/** What only an accident prints: the stack of a program, the words of a base. */
const accidents: readonly RegExp[] = [
  /\bat (?:async )?[\w.<>]+ \(?(?:file:|node:|\/)/,
  /node_modules|file:\/\/|\.(?:ts|tsx|js):\d+:\d+/,
  /syntax error at or near|invalid input syntax|invalid byte sequence|out of range for type/i,
  /(?:relation|column|table|schema|constraint) "\w+"|violates |SQLSTATE|DatabaseError|ECONN|\bERR_[A-Z]/,
  /\bINSERT INTO\b|\bSELECT [\w."]+, |\$1\b.*\$2\b/,
  /\[object Object\]|undefined is not|Cannot read propert/,
]
const cookieNames = ['om_session', 'om_langue', 'om_message']
const host = 'http://localhost'

/** All that is wrong with an answer, in words; nothing where it is decent. */
export function faultsOf(answer: Answer): readonly string[] {
  return [...statusFaults(answer), ...leaks(answer), ...headerFaults(answer), ...pageFaults(answer)]
}

function statusFaults({ status }: Answer): readonly string[] {
  return status >= 500 ? [`answered ${status}`] : []
}

function leaks({ text, headers, secrets, folders }: Answer): readonly string[] {
  const all = `${text}\n${JSON.stringify(headers)}`
  return [
    ...secrets.filter((secret) => all.includes(secret)).map((secret) => `shows ${secret}`),
    ...folders.filter((folder) => all.includes(folder)).map((folder) => `names ${folder}`),
    ...accidents.flatMap((pattern) => {
      const found = pattern.exec(text)
      return found ? [`prints ${found[0]}`] : []
    }),
  ]
}

/** A file that someone sent does nothing at all. */
const policyOfFile = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

function headerFaults({ headers, status }: Answer): readonly string[] {
  const faults: string[] = []
  const framing = policiesOf[String(headers['content-type'])] ?? []
  if (![policy, policyOfFile, ...framing].includes(String(headers['content-security-policy'])))
    faults.push(`policy ${headers['content-security-policy']}`)
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('may be sniffed')
  const location = headers['location']
  if (location !== undefined) {
    const isOwn = /^\/(?![/\\])[\x21-\x7e]*$/.test(String(location)) && new URL(String(location), host).origin === host
    if (!isOwn) faults.push(`leads to ${location}`)
  } else if (status >= 300 && status < 304) faults.push('leads nowhere')
  for (const cookie of [headers['set-cookie'] ?? []].flat()) {
    const [name = '', value = ''] = String(cookie).split(';', 1)[0]?.split('=') ?? []
    if (!cookieNames.includes(name) || value.includes('zqx')) faults.push(`sets ${cookie}`)
  }
  for (const [name, value] of Object.entries(headers))
    if (name !== 'location' && name !== 'set-cookie' && /zqx/i.test(`${name} ${value}`))
      faults.push(`${name}: ${value}`)
  const file = headers['content-disposition']
  // A document that is drawn here is shown by the browser's own reader; whatever was sent by someone is downloaded.
  const shown = headers['content-type'] === 'application/pdf' ? String(file).replace(/^inline;/, 'attachment;') : file
  if (file !== undefined && !/^attachment; filename="[\w.-]+"(; filename\*=UTF-8''[\w.%~-]+)?$/.test(String(shown)))
    faults.push(`file ${file}`)
  return faults
}

/** Where an address is read from an attribute. */
const addresses = /\s(?:href|src|action|formaction|poster|data|cite|background)="([^"]*)"/g

function pageFaults({ text, headers }: Answer): readonly string[] {
  const type = String(headers['content-type'] ?? '')
  if (/zqx/.test(text) && !/^(text\/html; charset=utf-8|application\/json|application\/pdf|text\/csv)/.test(type))
    return [`${type} with it`]
  if (type === 'application/pdf')
    return [...text.matchAll(/\/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm)\b/g)].map(
      ([action]) => `a PDF that acts: ${action}`,
    )
  if (!type.startsWith('text/html')) return []
  const faults = [
    /zqx'"/,
    /<script(?![^>]* src="\/-\/statique\/)/,
    /<(?:img|svg)[^>]*onerror/i,
    /\son\w+="/,
    /\sstyle="/,
  ]
    .map((pattern) => pattern.exec(text)?.[0])
    .filter((found) => found !== undefined)
  const led = [...text.matchAll(addresses)]
    .map(([, address = '']) => address)
    .filter((address) => !/^(?:\/(?![/\\])|#|\?|data:image\/|$|https:\/\/eupl\.eu\/1\.2\/(?:fr|en)\/$)/.test(address))
  return [...faults.map((found) => `holds ${found}`), ...led.map((address) => `links to ${address}`)]
}
