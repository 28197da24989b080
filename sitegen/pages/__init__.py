"""The pages of a site: each module has a `PAGE` that describes all of its pages."""
