import { dictionary } from '../../../web/ui/language.tsx'

/** Texts of an e-mail that is read on screen. */
export const messageTexts = dictionary(
  {
    title: 'E-mail',
    gone: 'Dit bericht bestaat niet, of u mag het niet zien.',
    back: 'Terug',
    from: 'Van',
    to: 'Aan',
    cc: 'Kopie aan',
    sent: 'Verzonden',
    attachments: 'In het bericht',
    asText: 'Als tekst',
    asWritten: 'Zoals opgemaakt',
    leftOut: (count: number) =>
      count === 1
        ? 'Eén plaatje is niet getoond: het zou van buiten worden opgehaald, of is te groot.'
        : `${count} plaatjes zijn niet getoond: zij zouden van buiten worden opgehaald, of zijn te groot.`,
    remarks: 'Let op',
    quoted: 'Eerder bericht',
    empty: 'Dit bericht heeft geen tekst.',
  },
  {
    title: 'E-mail',
    gone: 'This message does not exist, or you may not see it.',
    back: 'Back',
    from: 'From',
    to: 'To',
    cc: 'Copy to',
    sent: 'Sent',
    attachments: 'In the message',
    asText: 'As text',
    asWritten: 'As laid out',
    leftOut: (count: number) =>
      count === 1
        ? 'One picture is not shown: it would be fetched from elsewhere, or is too large.'
        : `${count} pictures are not shown: they would be fetched from elsewhere, or are too large.`,
    remarks: 'Mind',
    quoted: 'Earlier message',
    empty: 'This message has no text.',
  },
)
