import { type Addresses, attributeOf, withLocalUrls } from './attributes.ts';
import { existsUnder, type Resolve, type ResolveSettings, resolver } from './intrinsics.ts';
import { refuseUnknownTypes } from './resource-types.ts';
import { type Resource, resourcesOf, type Stack } from './stacks.ts';

/** All stacks of the app as one set of resources, whose values are resolved when they are asked for. */
export interface CloudTemplate {
  /** In the order of the templates. */
  ofType(...types: readonly string[]): Resource[];
  properties(resource: Resource): Readonly<Record<string, unknown>>;
  /** One property, resolved alone: so that a value that is not known yet disturbs no other. */
  property(resource: Resource, name: string): unknown;
  ref(resource: Resource): string;
  attribute(resource: Resource, name: string): string;
}

/** @throws Error when the templates hold a type of resource that the local cloud does not know. */
export function cloudTemplate(stacks: readonly Stack[], addresses: Addresses): CloudTemplate {
  const attribute = (resource: Resource, name: string | undefined): string =>
    attributeOf(resource, name, {
      addresses,
      resolve: (value) => resolve(resource.stack, value),
    });
  const settings: ResolveSettings = { stacks, attribute };
  const resolve: Resolve = resolver(settings);
  const resources = resourcesOf(stacks).filter((resource) => existsUnder(settings, resource));
  refuseUnknownTypes(resources);
  const property = (resource: Resource, name: string) =>
    withLocalUrls(resolve(resource.stack, resource.properties[name]), addresses);
  return {
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    properties: (resource) =>
      Object.fromEntries(
        Object.keys(resource.properties).map((name) => [name, property(resource, name)]),
      ),
    property,
    ref: (resource) => attribute(resource, undefined),
    attribute,
  };
}
