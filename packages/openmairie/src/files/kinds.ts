// SPDX-License-Identifier: EUPL-1.2

/** Contents that start something, by the extension that their signature has. */
export const programs: ReadonlySet<string> = new Set(
  'exe elf macho class jar apk deb rpm wasm lnk alias cab reg swf crx xpi dmg nes'.split(' '),
)

/** Names that make a system start what they hold, whatever that is. */
export const programNames: ReadonlySet<string> = new Set(
  (
    'exe com scr pif bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs wsf wsh hta cpl msi msp mst msc jar jnlp lnk reg scf dll sys ocx drv ' +
    'sh bash zsh csh command app apk ipa deb rpm pkg dmg run elf gadget inf appref-ms application chm hlp swf crx xpi py pyc rb pl php url website desktop'
  ).split(' '),
)

/** Names of texts, with their media type where it is not that of any text. */
export const texts: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  geojson: 'application/geo+json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  kml: 'application/vnd.google-earth.kml+xml',
  gpx: 'application/gpx+xml',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  eml: 'message/rfc822',
  css: 'text/plain',
  sql: 'text/plain',
  yml: 'text/plain',
  yaml: 'text/plain',
  ini: 'text/plain',
}

const office = 'docx dotx docm xlsx xltx xlsm pptx potx ppsx pptm odt ott ods ots odp otp odg vsdx epub'.split(' ')

/** What a name promises: the extensions that the signature of its content may have; `text` is a text without any. */
export const promised: Readonly<Record<string, readonly string[]>> = {
  pdf: ['pdf'],
  jpg: ['jpg'],
  jpeg: ['jpg'],
  png: ['png', 'apng'],
  gif: ['gif'],
  webp: ['webp'],
  avif: ['avif'],
  heic: ['heic'],
  heif: ['heic'],
  bmp: ['bmp'],
  tif: ['tif'],
  tiff: ['tif'],
  ico: ['ico'],
  zip: ['zip'],
  gz: ['gz', 'tar.gz'],
  '7z': ['7z'],
  rar: ['rar'],
  tar: ['tar'],
  mp3: ['mp3'],
  mp4: ['mp4', 'm4v', 'mov'],
  m4a: ['m4a', 'mp4'],
  mov: ['mov', 'mp4'],
  avi: ['avi'],
  webm: ['webm', 'mkv'],
  wav: ['wav'],
  ogg: ['ogg', 'oga', 'ogv', 'opus'],
  rtf: ['rtf'],
  // Many programs call a table in HTML, or separated by tabs, an .xls.
  xls: ['cfb', 'xlsx', 'zip', 'xml', 'text'],
  doc: ['cfb', 'docx', 'rtf', 'xml', 'text'],
  ppt: ['cfb', 'pptx'],
  msg: ['cfb'],
  // Some writers put together archives whose signature says no more than that.
  ...Object.fromEntries(office.map((each) => [each, [each, 'zip']])),
}
