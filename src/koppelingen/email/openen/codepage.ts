// Outlook names an alphabet by its number in Windows.

const LABELS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  10000: 'macintosh',
  20127: 'us-ascii',
  20866: 'koi8-r',
  20932: 'euc-jp',
  20936: 'gbk',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
}

/** Of the alphabets of ISO 8859, the number is this and their own one. */
const ISO_8859 = 28_590
const LAST_ISO_8859 = 28_606

/** Gives the label of a code page; of an unknown one that of Windows in western Europe. @param codepage undefined: none was named */
export function labelOfCodepage(codepage: number | undefined): string {
  if (!codepage) return 'windows-1252'
  const known = LABELS[codepage]
  if (known) return known
  if (codepage > ISO_8859 && codepage <= LAST_ISO_8859) return `iso-8859-${codepage - ISO_8859}`
  if (codepage >= 1250 && codepage <= 1258) return `windows-${codepage}`
  return codepage < 1000 ? `cp${codepage}` : 'windows-1252'
}
