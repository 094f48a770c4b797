import { describe, expect, it } from 'vitest';
import {
  type Availability,
  availabilityOf,
  byTimeOfJoining,
  type Command,
  type Entry,
  type Head,
} from '#ledger';
import { aDescription } from '../../../../test/builders/insats.ts';
