// SPDX-License-Identifier: EUPL-1.2
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The text in its four styles, then what has the letters that it lacks (Greek, Cyrillic, Hebrew, Arabic, signs). */
export const fonts = {
  regular: ['@expo-google-fonts/source-sans-3', '400Regular/SourceSans3_400Regular.ttf'],
  italic: ['@expo-google-fonts/source-sans-3', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'],
  bold: ['@expo-google-fonts/source-sans-3', '600SemiBold/SourceSans3_600SemiBold.ttf'],
  boldItalic: ['@expo-google-fonts/source-sans-3', '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf'],
  strong: ['@expo-google-fonts/source-sans-3', '700Bold/SourceSans3_700Bold.ttf'],
  strongItalic: ['@expo-google-fonts/source-sans-3', '700Bold_Italic/SourceSans3_700Bold_Italic.ttf'],
  wide: ['dejavu-fonts-ttf', 'ttf/DejaVuSans.ttf'],
  wideBold: ['dejavu-fonts-ttf', 'ttf/DejaVuSans-Bold.ttf'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export type Font = keyof typeof fonts

const require = createRequire(import.meta.url)

/** Where a font lies on the disk. */
export function fontFile(font: Font): string {
  const [name, file] = fonts[font]
  return join(dirname(require.resolve(`${name}/package.json`)), file)
}

/** The files of all fonts. */
export function fontFiles(): readonly string[] {
  return Object.keys(fonts).map((font) => fontFile(font as Font))
}
