import { vindSmsdienst } from '../../koppelingen/notify/notify.ts'
import { inTransaction } from '../../platform/database.ts'
import { newsJob } from '../../register/klantberichten/jobs.ts'
import { sendKlantberichten } from '../../register/klantberichten/verzenden.ts'
import { startMailserver } from './mailserver.ts'
import type { TestApp } from './test-app.ts'

const SILENT = { warn: () => undefined, error: () => undefined, info: () => undefined } as never

/** Gives the text of a mail, without its markup. */
const textOf = ({ subject = '', text = '' }: { subject?: string | undefined; text?: string | undefined }) =>
  `${subject}\n${text}`

/** A mail server of its own, and settings with which an app sends there. */
export async function startPost() {
  const mail = await startMailserver()
  return {
    mail,
    settings: {
      SMTP_URL: mail.url,
      EMAIL_AFZENDER: 'balie@gemeente.example',
      KLANTBERICHTEN_AFDELING: 'Openbare Ruimte',
    },
    /** Looks for what is new and sends what is due. Gives the mails that arrived: to whom, and what they say. */
    async deliver({ db, config }: TestApp, now = new Date(Date.now() + 5_000)) {
      mail.ontvangen.length = 0
      const context = { config, log: SILENT, now }
      await inTransaction(db, 'schrijven', (tx) => newsJob(vindSmsdienst).run({ ...context, db: tx }))
      await sendKlantberichten(vindSmsdienst, { ...context, db })
      return mail.ontvangen.map((one) => ({ aan: one.aan.join(), tekst: textOf(one), ruw: one.ruw }))
    },
  }
}
