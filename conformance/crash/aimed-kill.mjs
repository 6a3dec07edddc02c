import { writeSync } from 'node:fs'

/**
 * An engine whose process ends itself, as `kill -9` would end it, at one moment of one write. `arm` says which: `statement` counts what the next writes
 * send from 1 on, the commit of each among them; `moment` is `before` it is sent, `sent` (on its way, unanswered), or `answered`. Without an aim it
 * only counts. A COPY counts as one statement, and `sent` is when some of its rows are on their way. What the embedded engine says of itself to park and
 * to publish the parts of a long write counts as well.
 */
export function aimedEngine(engine) {
  let aim
  let sent = 0
  const reach = (number, moment, what) => {
    if (aim === undefined || aim.statement !== number || aim.moment !== moment) return
    writeSync(1, `killed ${number} ${moment} ${what.replaceAll(/\s+/g, ' ').slice(0, 60)}\n`)
    process.kill(process.pid, 'SIGKILL')
  }
  const counted = async (what, send) => {
    if (aim === undefined) return send()
    // Its own, since others may be sent before it is answered.
    const number = ++sent
    reach(number, 'before', what)
    const answer = send()
    // The embedded engine's thread and the server's socket have it by the next turn.
    await new Promise((resolve) => setImmediate(resolve))
    reach(number, 'sent', what)
    const result = await answer
    reach(number, 'answered', what)
    return result
  }
  let answered = () => undefined
  engine.onStatement((sql) => {
    answered()
    answered = () => undefined
    if (aim === undefined || !/parked_part|^prepare transaction|^(?:commit|rollback) prepared/.test(sql)) return
    const number = ++sent
    reach(number, 'before', sql)
    setImmediate(() => reach(number, 'sent', sql))
    answered = () => reach(number, 'answered', sql)
  })
  const watched = (session) => ({
    ...(session.rest === undefined ? {} : { rest: () => session.rest() }),
    grew: (table, rows) => session.grew(table, rows),
    ...(session.tell === undefined ? {} : { tell: session.tell }),
    query: (statement) => counted(textOf(statement), () => session.query(statement)),
    send: (statement) => counted(textOf(statement), () => session.send(statement)),
    copyIn: async (table, columns, rows) => {
      if (aim === undefined) return session.copyIn(table, columns, rows)
      const number = ++sent
      reach(number, 'before', `copy ${table}`)
      const count = await session.copyIn(
        table,
        columns,
        mostly(rows, () => reach(number, 'sent', `copy ${table}`)),
      )
      reach(number, 'answered', `copy ${table}`)
      return count
    },
  })
  const aimed = (door) => ({
    read: (work) => door.read(work),
    write: async (work) => {
      let number
      let finish
      const result = door.write(async (session) => {
        const given = await work(watched(session))
        if (aim !== undefined) {
          number = ++sent
          reach(number, 'before', 'commit')
          finish = new Promise((resolve) => setImmediate(() => resolve(reach(number, 'sent', 'commit'))))
        }
        return given
      })
      const given = await result
      await finish
      answered()
      reach(number, 'answered', 'commit')
      return given
    },
  })
  return {
    ...engine,
    inTown: (town) => aimed(engine.inTown(town)),
    asOwner: aimed(engine.asOwner),
    arm: (next) => {
      aim = next
      sent = 0
    },
    sentSinceArmed: () => sent,
  }
}

/** The door that seals sends statements that are compiled already. */
function textOf(statement) {
  return statement.toOperationNode?.().sqlFragments?.join('?') ?? statement.compile().sql
}

/** The rows, so that `reached` is called once most of what an import writes has been taken and some of it is on its way, or all of a few have been. */
async function* mostly(rows, reached) {
  let taken = 0
  for await (const row of rows) {
    taken += 1
    if (taken === rowsUntilSent) reached()
    yield row
  }
  if (taken < rowsUntilSent) reached()
}

/** Of the 5,000 rows of an aimed import (writer.mjs): beyond what fits into the first chunk that is sent. An import in pieces has less in each. */
const rowsUntilSent = 4_500
