import { z } from 'zod';
import { readLastAddress } from '../../src/server/settings/last-address.ts';
import { UsageFailure } from '../cli-failure.ts';
import type { CommandContext, RunCommand } from '../command.types.ts';
import { checkDatabase } from '../doctor/database.ts';
import { good, renderFinding, type Finding } from '../doctor/finding.ts';
import { checkForms } from '../doctor/form-post.ts';
import { checkOpenId, listOutsideHosts } from '../doctor/hosts.ts';
import { checkBackupAge, checkBackupKey, checkBuild, checkDisks, checkSecrets } from '../doctor/machine.ts';
import { checkMail } from '../doctor/mail.ts';
import { readOrigin } from '../origin.ts';

export const run: RunCommand = async (context, _, options) => {
  const sendTo = options['send-to'];
  if (sendTo !== undefined && !z.email().safeParse(sendTo).success)
    throw new UsageFailure(`--send-to takes an e-mail address, not "${sendTo}".`);
  const findings = await examine(context, sendTo);
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (options['json'] === undefined) for (const finding of findings) context.print(renderFinding(finding));
  else context.print(JSON.stringify({ version: context.settings.version, wrong, findings }, null, 2));
  return wrong > 0 ? 1 : 0;
};

async function examine(context: CommandContext, sendTo: string | undefined): Promise<Finding[]> {
  const { settings, environment } = context;
  const every = `every environment variable can be used (Vicus ${settings.version}, Node ${process.version})`;
  const disks = await checkDisks(settings);
  const { findings, isRunning = false } = await checkDatabase(settings);
  const origin = readOrigin(context, isRunning);
  return [
    good('settings', every),
    checkBuild(settings),
    ...disks,
    checkSecrets(settings),
    ...findings,
    ...(await checkForms(settings, readLastAddress(settings.dataDirectory), isRunning)),
    ...(await checkMail(settings.smtpUrl, origin, sendTo)),
    ...(await checkOpenId(settings)),
    checkBackupKey(environment),
    checkBackupAge(settings, new Date()),
    listOutsideHosts(settings),
  ];
}
