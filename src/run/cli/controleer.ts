import type { Config } from '../../platform/config.ts'
import { checkDatabase } from './controle/database.ts'
import { checkInlogdienst } from './controle/inlogdienst.ts'
import { checkMail } from './controle/mail.ts'
import { checkOpslag } from './controle/opslag.ts'
import { checkTls } from './controle/tls.ts'

/**
 * Reports what is wrong with the configuration, in one line for each thing that was checked. Gives the exit code, which is 1 when something
 * is wrong.
 */
export async function check(config: Config): Promise<number> {
  let fouten = 0
  for (const onderdeel of [checkDatabase, checkTls, checkInlogdienst, checkMail, checkOpslag]) {
    for await (const { goed, wat, zin } of onderdeel(config)) {
      console.log(`${goed ? 'ok  ' : 'fout'}  ${wat}: ${zin}`)
      if (!goed) fouten += 1
    }
  }
  console.log(fouten === 0 ? 'Alles klopt.' : `${fouten} ${fouten === 1 ? 'fout' : 'fouten'} gevonden.`)
  return fouten === 0 ? 0 : 1
}
