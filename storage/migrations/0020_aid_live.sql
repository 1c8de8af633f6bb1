-- Each second the requests that are not over are looked through; those that are over are many.
CREATE INDEX requests_live ON requests (state) WHERE state <> 'closed';
