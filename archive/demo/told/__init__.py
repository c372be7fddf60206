"""The eight demo stories, one a module; fictional throughout (`archive.demo`)."""
