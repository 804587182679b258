import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// A real IMAP server: Dovecot of Debian, which is installed when it is missing and that is allowed.

const PROGRAM = '/usr/sbin/dovecot'
const isRoot = process.getuid?.() === 0
/** Dovecot never opens mail as root. */
const OWNER = isRoot ? { uid: 65_534, gid: 65_534 } : userInfo()

function install(): void {
  if (existsSync(PROGRAM) || !isRoot || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['install', '-qy', '--no-install-recommends', 'dovecot-imapd'],
  ])
    spawnSync('apt-get', args, { env, stdio: 'ignore' })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** The settings of version 2.3; version 2.4 has other names for some. */
function settingsOf(folder: string, port: number, introspection: string): string {
  const users = isRoot
    ? ''
    : `default_login_user = ${userInfo().username}\ndefault_internal_user = ${userInfo().username}\n`
  const { uid, gid } = OWNER
  const isNew = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' }).stdout.startsWith('2.4')
  const accounts = isNew
    ? `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${folder}/mail/%{user}
passdb oauth2 {
  mechanisms_filter = xoauth2
  oauth2_introspection_url = ${introspection}
  oauth2_introspection_mode = post
  oauth2_username_attribute = username
}
passdb static {
  password = geheim
}
userdb static {
  fields {
    uid = ${uid}
    gid = ${gid}
    home = ${folder}/home
  }
}`
    : `disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=geheim
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}`
  return `${accounts}
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
auth_mechanisms = plain login xoauth2
first_valid_uid = 1
auth_failure_delay = 0
${users}service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service imap {
  process_limit = 50
}
mail_max_userip_connections = 50
`
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false))
    socket.on('data', () => {
      socket.destroy()
      resolve(true)
    })
  })

/** Starts an IMAP server on which everybody has a mailbox, with the password `geheim`. @param introspection where it asks whose a token is */
export async function startDovecot(introspection = 'http://127.0.0.1:9/') {
  install()
  if (!existsSync(PROGRAM))
    throw new Error('This test needs Dovecot: install it (on Debian, as root: apt-get install dovecot-imapd).')
  const folder = await mkdtemp(join(tmpdir(), 'balie-imap-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  await writeFile(join(folder, 'dovecot.conf'), settingsOf(folder, port, introspection))
  await writeFile(
    join(folder, 'oauth2.conf'),
    `introspection_mode = post\nintrospection_url = ${introspection}\nusername_attribute = username\n`,
  )
  for (const name of ['mail', 'home']) {
    await mkdir(join(folder, name))
    await chown(join(folder, name), OWNER.uid, OWNER.gid)
  }
  let server: ChildProcess
  const start = async () => {
    server = spawn(PROGRAM, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
    for (let tries = 0; !(await accepts(port)); tries += 1) {
      if (tries > 100) throw new Error(`Dovecot does not answer; see ${folder}/log.`)
      await sleep(50)
    }
  }
  const halt = async () => {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await ended
  }
  await start()
  let number = 0
  const boxOf = (user: string) => join(folder, 'mail', user)
  return {
    port,
    /** Puts messages in the inbox of a user, as a mail server does. */
    async deliver(user: string, messages: readonly Uint8Array[], at = new Date()): Promise<void> {
      for (const name of ['', 'new', 'cur', 'tmp']) {
        await mkdir(join(boxOf(user), name), { recursive: true })
        await chown(join(boxOf(user), name), OWNER.uid, OWNER.gid)
      }
      for (const message of messages) {
        const path = join(boxOf(user), 'tmp', `${Date.now()}.${String(number++).padStart(6, '0')}.proef`)
        await writeFile(path, message)
        await chown(path, OWNER.uid, OWNER.gid)
        await utimes(path, at, at)
        await rename(path, join(boxOf(user), 'new', basename(path)))
      }
    },
    /** Gives all messages of a user other UIDs, as after a mailbox was put back. */
    async renumber(user: string): Promise<void> {
      // A lock may go by itself meanwhile.
      for (const name of await readdir(boxOf(user)))
        if (name.startsWith('dovecot')) await rm(join(boxOf(user), name), { recursive: true, force: true })
    },
    /** Gives a mailbox that nobody opened yet the UIDVALIDITY of another one, as servers that number all of theirs the same. */
    async shareUidvalidity(from: string, to: string): Promise<void> {
      const [first = ''] = (await readFile(join(boxOf(from), 'dovecot-uidlist'), 'utf8')).split('\n')
      const validity = /\bV\d+/.exec(first)?.[0]
      const path = join(boxOf(to), 'dovecot-uidlist')
      await writeFile(path, `3 ${validity} N1\n`)
      await chown(path, OWNER.uid, OWNER.gid)
    },
    start,
    halt,
    async stop(): Promise<void> {
      await halt()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
