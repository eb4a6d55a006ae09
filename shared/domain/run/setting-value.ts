import { decimal, spanValue, type Value } from '#shared/domain/expression/value.ts';
import type { SettingValue } from '#shared/domain/playbook/setting.ts';

/** A setting as expressions see it: texts that read as a span are spans, numbers are decimals. */
export const settingValue = (setting: SettingValue | undefined): Value => {
  switch (typeof setting) {
    case 'undefined':
      return null;
    case 'number':
      return decimal(setting);
    case 'boolean':
      return setting;
    case 'string':
      return spanValue(setting) ?? setting;
    case 'object':
      return Array.isArray(setting)
        ? setting.map(settingValue)
        : Object.fromEntries(
            Object.entries(setting).map(([name, value]) => [name, settingValue(value)]),
          );
  }
};
