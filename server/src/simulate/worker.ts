/** The thread in which a rule set judges the past: it gets comments in batches, and gives the sums when there are no more. */
import { parentPort, workerData } from 'node:worker_threads';
import { createSimulation, parseRuleSet, type PastComment } from '@sayso/widgets/moderation';

const ruleSet = parseRuleSet(workerData);
if (!ruleSet.ok || parentPort === null) throw new Error('sayso: the thread of a simulation needs a rule set');
const port = parentPort;
const simulation = createSimulation(ruleSet.value);

port.on('message', (batch: readonly PastComment[] | null) => {
  if (batch === null) {
    port.postMessage(simulation.result());
    port.close();
    return;
  }
  for (const comment of batch) simulation.add(comment);
  // Only now comes the next batch: what waits in memory is one batch, however slow the rules are.
  port.postMessage(null);
});
