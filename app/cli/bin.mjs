#!/usr/bin/env node
/** `npx vicus COMMAND` in a clone after `npm ci`: runs the command line on the pinned Node, without a build. */
import '../../tools/vicus.mjs';
